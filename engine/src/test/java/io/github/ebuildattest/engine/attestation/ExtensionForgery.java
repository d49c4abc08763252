package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with one extension's value replaced; its authority's signature is left as it was.
 */
final class ExtensionForgery {

  private ExtensionForgery() {}

  /** One of each kind of publisher that the test kit can play. */
  static Stream<Identity> identities() {
    return Stream.of(
        ForgedDocuments.IDENTITY,
        new GitLabIdentity(
            "heronry/tools/heron-parser",
            ".gitlab-ci.yml",
            null,
            "4711",
            "42",
            "refs/tags/v1.2.0",
            "push",
            "gitlab-hosted"),
        new GoogleIdentity("heron-release@heronry.iam.gserviceaccount.com"));
  }

  /** Every extension of the certificate as it is, as an input of {@link #of}. */
  static Stream<byte[]> seeds(Bytes der) {
    TBSCertificate tbs = Certificate.getInstance(der.toArray()).getTBSCertificate();
    ASN1ObjectIdentifier[] oids = tbs.getExtensions().getExtensionOIDs();
    return IntStream.range(0, oids.length)
        .mapToObj(
            i -> {
              byte[] value = tbs.getExtensions().getExtension(oids[i]).getExtnValue().getOctets();
              byte[] input = new byte[value.length + 1];
              input[0] = (byte) i;
              System.arraycopy(value, 0, input, 1, value.length);
              return input;
            });
  }

  /**
   * The certificate with another value of one extension.
   *
   * @param input which extension, by its place, and then the value's bytes
   * @return DER, or nothing where the input is too short to choose
   */
  static Optional<byte[]> of(Bytes der, byte[] input) {
    if (input.length == 0) {
      return Optional.empty();
    }
    Certificate certificate = Certificate.getInstance(der.toArray());
    TBSCertificate tbs = certificate.getTBSCertificate();
    ASN1ObjectIdentifier[] oids = tbs.getExtensions().getExtensionOIDs();
    ASN1ObjectIdentifier chosen = oids[Byte.toUnsignedInt(input[0]) % oids.length];
    return Optional.of(with(certificate, chosen, Arrays.copyOfRange(input, 1, input.length)));
  }

  /** The certificate with this value of this extension, which it had or not; null for without. */
  static byte[] with(
      Certificate certificate, ASN1ObjectIdentifier chosen, byte @Nullable [] value) {
    TBSCertificate tbs = certificate.getTBSCertificate();
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      for (ASN1ObjectIdentifier oid : tbs.getExtensions().getExtensionOIDs()) {
        if (!oid.equals(chosen)) {
          extensions.addExtension(tbs.getExtensions().getExtension(oid));
        } else if (value != null) {
          boolean critical = tbs.getExtensions().getExtension(oid).isCritical();
          extensions.addExtension(new Extension(oid, critical, value));
        }
      }
      if (value != null && tbs.getExtensions().getExtension(chosen) == null) {
        extensions.addExtension(new Extension(chosen, false, value));
      }
      V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
      generator.setSerialNumber(tbs.getSerialNumber());
      generator.setSignature(tbs.getSignature());
      generator.setIssuer(tbs.getIssuer());
      generator.setValidity(tbs.getValidity());
      generator.setSubject(tbs.getSubject());
      generator.setSubjectPublicKeyInfo(tbs.getSubjectPublicKeyInfo());
      generator.setExtensions(extensions.generate());
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(generator.generateTBSCertificate());
      parts.add(certificate.getSignatureAlgorithm());
      parts.add(certificate.getSignature());
      return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
