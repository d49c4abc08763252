package io.github.ebuildattest.testkit.sigstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.jspecify.annotations.Nullable;

/**
 * The counterpart of Fulcio: a root, an intermediate, and certificates that are valid for ten
 * minutes (RFC 5280, and Fulcio's {@code docs/certificate-specification.md}).
 */
public final class CertificateAuthority {

  private static final X500Name ROOT = new X500Name("O=testkit,CN=testkit never trust this root");
  private static final X500Name INTERMEDIATE = new X500Name("O=testkit,CN=testkit-intermediate");
  private static final X500Name MIDDLE = new X500Name("O=testkit,CN=testkit-middle");
  private static final X500Name NOBODY = new X500Name(new RDN[0]);
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2069-12-31T23:59:59Z");
  private static final String FULCIO = "1.3.6.1.4.1.57264.1.";
  private static final ASN1ObjectIdentifier SCT_LIST =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");

  /** From this arc on, Fulcio writes DER UTF8Strings; before it, bare bytes. */
  private static final int FIRST_DER_ARC = 8;

  private final BcX509ExtensionUtils keyIds = new BcX509ExtensionUtils();
  private final SigningKey key;
  private final List<byte[]> chain;

  CertificateAuthority(SigningKey rootKey, SigningKey key) {
    this.key = key;
    this.chain =
        List.of(
            authority(
                INTERMEDIATE,
                BigInteger.TWO,
                key,
                KeyPurposeId.id_kp_codeSigning,
                ROOT,
                rootKey,
                0),
            authority(ROOT, BigInteger.ONE, rootKey, null, ROOT, rootKey, 1));
  }

  /** An authority with a second intermediate between the root and the issuing one. */
  CertificateAuthority(SigningKey rootKey, SigningKey middleKey, SigningKey key) {
    this.key = key;
    this.chain =
        List.of(
            authority(
                INTERMEDIATE,
                BigInteger.valueOf(3),
                key,
                KeyPurposeId.id_kp_codeSigning,
                MIDDLE,
                middleKey,
                0),
            authority(
                MIDDLE,
                BigInteger.TWO,
                middleKey,
                KeyPurposeId.id_kp_codeSigning,
                ROOT,
                rootKey,
                1),
            authority(ROOT, BigInteger.ONE, rootKey, null, ROOT, rootKey, 2));
  }

  /** The chain from the issuing intermediate to the self-signed root, each in DER. */
  List<byte[]> chain() {
    return chain;
  }

  /** Issues a certificate in DER that contains the timestamp of its pre-certificate. */
  public byte[] issue(LeafRequest request) {
    try {
      X509v3CertificateBuilder leaf =
          new X509v3CertificateBuilder(
              INTERMEDIATE,
              request.serial(),
              Date.from(request.notBefore()),
              Date.from(request.notBefore().plus(LeafRequest.LIFE)),
              NOBODY,
              request.key().info());
      leaf.addExtension(Extension.keyUsage, true, new KeyUsage(request.keyUsage()));
      if (request.purpose() != null) {
        leaf.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(request.purpose()));
      }
      leaf.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          keyIds.createSubjectKeyIdentifier(request.key().info()));
      leaf.addExtension(
          Extension.authorityKeyIdentifier, false, keyIds.createAuthorityKeyIdentifier(key.info()));
      int nameKind =
          request.identity().subjectIsEmail()
              ? GeneralName.rfc822Name
              : GeneralName.uniformResourceIdentifier;
      leaf.addExtension(
          Extension.subjectAlternativeName,
          true,
          new GeneralNames(new GeneralName(nameKind, request.identity().subject())));
      for (Map.Entry<Integer, String> claim : request.identity().claims().entrySet()) {
        addClaim(leaf, claim.getKey(), claim.getValue());
      }
      if (request.ctLog() != null) {
        byte[] precertificate =
            leaf.build(key.contentSigner()).toASN1Structure().getTBSCertificate().getEncoded();
        leaf.addExtension(
            SCT_LIST,
            false,
            request.ctLog().timestampList(precertificate, key.publicKey(), request.notBefore()));
      }
      return leaf.build(key.contentSigner()).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addClaim(X509v3CertificateBuilder leaf, int arc, String text)
      throws IOException {
    byte[] value =
        arc < FIRST_DER_ARC
            ? text.getBytes(StandardCharsets.UTF_8)
            : Der.encoded(new DERUTF8String(text));
    leaf.addExtension(new Extension(new ASN1ObjectIdentifier(FULCIO + arc), false, value));
  }

  private byte[] authority(
      X500Name name,
      BigInteger serial,
      SigningKey subject,
      @Nullable KeyPurposeId purpose,
      X500Name issuer,
      SigningKey issuerKey,
      int authoritiesBelow) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuer, serial, Date.from(START), Date.from(END), name, subject.info());
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      if (purpose != null) {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      }
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(authoritiesBelow));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, keyIds.createSubjectKeyIdentifier(subject.info()));
      if (purpose != null) {
        builder.addExtension(
            Extension.authorityKeyIdentifier,
            false,
            keyIds.createAuthorityKeyIdentifier(issuerKey.info()));
      }
      return builder.build(issuerKey.contentSigner()).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
