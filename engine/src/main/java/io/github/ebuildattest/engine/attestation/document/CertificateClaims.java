package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.json.ShapeException;
import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads Fulcio's extensions. Those from 8 on are a DER UTF8String inside the extension's octets;
 * the older raw ones (1 to 6) say nothing more, and are not read.
 *
 * @see <a href="https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md">Fulcio's OIDs</a>
 */
final class CertificateClaims {

  private static final String FULCIO = "1.3.6.1.4.1.57264.1.";
  private static final int RFC_822_NAME = 1;
  private static final int URI = 6;

  private final X509Certificate certificate;

  private CertificateClaims(X509Certificate certificate) {
    this.certificate = certificate;
  }

  static Claims of(X509Certificate certificate) throws ShapeException {
    return new CertificateClaims(certificate).read();
  }

  private Claims read() throws ShapeException {
    List<?> name = subjectAlternativeName();
    return new Claims(
        name == null ? null : (String) name.get(1),
        name != null && name.get(0).equals(RFC_822_NAME),
        claim(8),
        claim(9),
        claim(10),
        claim(11),
        claim(12),
        claim(13),
        claim(14),
        claim(15),
        claim(16),
        claim(17),
        claim(18),
        claim(19),
        claim(20),
        claim(21),
        claim(22),
        claim(23),
        claim(24));
  }

  private @Nullable List<?> subjectAlternativeName() throws ShapeException {
    Collection<List<?>> names;
    try {
      names = certificate.getSubjectAlternativeNames();
    } catch (CertificateParsingException e) {
      throw new ShapeException("the certificate's alternative names cannot be read", e);
    }
    if (names == null || names.isEmpty()) {
      return null;
    }
    if (names.size() > 1) {
      throw new ShapeException("the certificate has %d alternative names".formatted(names.size()));
    }
    List<?> name = names.iterator().next();
    if (!name.get(0).equals(RFC_822_NAME) && !name.get(0).equals(URI)) {
      throw new ShapeException(
          "the certificate's alternative name is no URI and no e-mail address");
    }
    return name;
  }

  private @Nullable String claim(int number) throws ShapeException {
    byte[] extension = certificate.getExtensionValue(FULCIO + number);
    if (extension == null) {
      return null;
    }
    try {
      byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
      if (ASN1Primitive.fromByteArray(inner) instanceof ASN1UTF8String text) {
        return text.getString();
      }
    } catch (IOException | RuntimeException e) {
      // BouncyCastle throws many kinds of unchecked exceptions for bytes that are not DER
      throw new ShapeException("the certificate's claim %d is not DER".formatted(number), e);
    }
    throw new ShapeException("the certificate's claim %d is not a UTF8String".formatted(number));
  }
}
