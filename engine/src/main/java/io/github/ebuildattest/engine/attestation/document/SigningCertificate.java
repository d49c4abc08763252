package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.ShapeException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * The leaf certificate of an attestation.
 *
 * @param der its bytes, exactly as the document carries them
 * @param x509 the same, parsed
 * @param claims what it says about the build
 */
public record SigningCertificate(Bytes der, X509Certificate x509, Claims claims) {

  /** Parses a certificate, with nothing before or after it. */
  public static SigningCertificate parse(Bytes der) throws ShapeException {
    X509Certificate certificate = x509(der);
    return new SigningCertificate(der, certificate, CertificateClaims.of(certificate));
  }

  /** Parses any DER certificate; PEM and trailing bytes, which the JDK accepts, are refused. */
  public static X509Certificate x509(Bytes der) throws ShapeException {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der.toArray()));
      if (!Bytes.of(certificate.getEncoded()).equals(der)) {
        throw new ShapeException("the certificate is not exactly one in DER");
      }
      return certificate;
    } catch (CertificateException e) {
      throw new ShapeException("the certificate is not X.509", e);
    }
  }

  public Instant notBefore() {
    return x509.getNotBefore().toInstant();
  }

  public Instant notAfter() {
    return x509.getNotAfter().toInstant();
  }

  /** Whether it was valid then, both ends included (RFC 5280 §4.1.2.5). */
  public boolean isValidAt(Instant time) {
    return !time.isBefore(notBefore()) && !time.isAfter(notAfter());
  }
}
