package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.SignedCertificateTimestamp;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.trust.Log;
import io.github.ebuildattest.engine.attestation.trust.Signatures;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.ShapeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Step: a certificate transparency log of the trusted root promised to publish the certificate (RFC
 * 6962 §3.2). One good promise is enough, as for every Sigstore client. A promise dated outside its
 * log's validity is invalid rather than unknown: the root says that this key signed nothing then.
 */
public final class CertificateTransparency {

  private static final Bytes SHA256_ECDSA = Bytes.of(new byte[] {4, 3});
  private static final Bytes SHA256_RSA = Bytes.of(new byte[] {4, 1});

  private CertificateTransparency() {}

  /**
   * Judges the embedded promises.
   *
   * @param issuer whose key is part of what the log signed; null where no path was found, and then
   *     no signature can be judged
   */
  public static Optional<Finding> check(
      SigningCertificate certificate, @Nullable X509Certificate issuer, List<Log> logs) {
    List<SignedCertificateTimestamp> timestamps;
    try {
      timestamps = SignedCertificateTimestamp.embeddedIn(certificate.x509());
    } catch (ShapeException e) {
      return Optional.of(invalid(String.valueOf(e.getMessage())));
    }
    if (timestamps.isEmpty()) {
      return Optional.of(
          Finding.of(
              FindingId.SCT_MISSING,
              "The certificate carries no promise of a certificate transparency log."));
    }
    List<Finding> failures = new ArrayList<>();
    for (SignedCertificateTimestamp timestamp : timestamps) {
      Optional<Finding> failure = judge(timestamp, certificate, issuer, logs);
      if (failure.isEmpty()) {
        return Optional.empty();
      }
      failures.add(failure.get());
    }
    return failures.stream()
        .filter(f -> f.id() == FindingId.SCT_INVALID)
        .findFirst()
        .or(() -> Optional.of(failures.get(0)));
  }

  private static Optional<Finding> judge(
      SignedCertificateTimestamp timestamp,
      SigningCertificate certificate,
      @Nullable X509Certificate issuer,
      List<Log> logs) {
    Optional<Log> known =
        logs.stream().filter(log -> log.id().equals(timestamp.logId())).findFirst();
    if (known.isEmpty()) {
      return Optional.of(
          Finding.of(
              FindingId.TRUSTED_ROOT_LACKS_KEY,
              "The trusted root knows no certificate transparency log %s."
                  .formatted(timestamp.logId().hex())));
    }
    Log log = known.get();
    if (!log.validity().contains(timestamp.time())) {
      return Optional.of(
          invalid("it is dated %s, when its log was not in use".formatted(timestamp.time())));
    }
    if (issuer == null) {
      return Optional.empty();
    }
    Bytes algorithms = log.key().getAlgorithm().equals("RSA") ? SHA256_RSA : SHA256_ECDSA;
    if (!timestamp.algorithms().equals(algorithms)) {
      return Optional.of(invalid("its signature is of another algorithm than its log's key"));
    }
    try {
      Bytes signed = signed(timestamp, certificate, issuer);
      return Signatures.judged().holds(log.key(), signed, timestamp.signature())
          ? Optional.empty()
          : Optional.of(invalid("its signature does not hold"));
    } catch (IOException | RuntimeException e) {
      // BouncyCastle throws many kinds of unchecked exceptions for bytes that are not DER
      return Optional.of(invalid("the certificate cannot be encoded without it"));
    }
  }

  /** The digitally-signed struct of RFC 6962 §3.2 for a pre-certificate. */
  private static Bytes signed(
      SignedCertificateTimestamp timestamp, SigningCertificate certificate, X509Certificate issuer)
      throws IOException {
    Bytes issuerKeyHash = Bytes.of(issuer.getPublicKey().getEncoded()).sha256();
    Bytes tbs = Bytes.of(tbsWithoutTimestamps(certificate));
    ByteBuffer head = ByteBuffer.allocate(12);
    head.put((byte) 0).put((byte) 0).putLong(timestamp.milliseconds()).putShort((short) 1);
    byte[] tbsLength = {(byte) (tbs.size() >> 16), (byte) (tbs.size() >> 8), (byte) tbs.size()};
    int extensions = timestamp.extensions().size();
    byte[] extensionsLength = {(byte) (extensions >> 8), (byte) extensions};
    return Bytes.concat(
        Bytes.of(head.array()),
        issuerKeyHash,
        Bytes.of(tbsLength),
        tbs,
        Bytes.of(extensionsLength),
        timestamp.extensions());
  }

  private static byte[] tbsWithoutTimestamps(SigningCertificate certificate) throws IOException {
    TBSCertificate tbs = Certificate.getInstance(certificate.der().toArray()).getTBSCertificate();
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    for (ASN1ObjectIdentifier oid : tbs.getExtensions().getExtensionOIDs()) {
      if (!oid.getId().equals(SignedCertificateTimestamp.EXTENSION)) {
        extensions.addExtension(tbs.getExtensions().getExtension(oid));
      }
    }
    V3TBSCertificateGenerator precertificate = new V3TBSCertificateGenerator();
    precertificate.setSerialNumber(tbs.getSerialNumber());
    precertificate.setSignature(tbs.getSignature());
    precertificate.setIssuer(tbs.getIssuer());
    precertificate.setValidity(tbs.getValidity());
    precertificate.setSubject(tbs.getSubject());
    precertificate.setSubjectPublicKeyInfo(tbs.getSubjectPublicKeyInfo());
    precertificate.setExtensions(extensions.generate());
    return precertificate.generateTBSCertificate().getEncoded(ASN1Encoding.DER);
  }

  private static Finding invalid(String reason) {
    return Finding.of(
        FindingId.SCT_INVALID,
        "A certificate transparency log's promise does not hold: %s.".formatted(reason));
  }
}
