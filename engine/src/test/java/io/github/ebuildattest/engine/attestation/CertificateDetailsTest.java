package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.IDENTITY;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.document.SignedCertificateTimestamp;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.step.CertificateTransparency;
import io.github.ebuildattest.engine.attestation.step.CertificateUsage;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootReader;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.ShapeException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What Fulcio never puts into a certificate; its signature holds no more, which is another step.
 */
class CertificateDetailsTest {

  private static final ASN1ObjectIdentifier PROMISES =
      new ASN1ObjectIdentifier(SignedCertificateTimestamp.EXTENSION);
  private static final Certificate GENUINE =
      Certificate.getInstance(SignedForgery.of(IDENTITY, SignedForgery.statement()).certificate());

  @Test
  void an_authoritys_certificate_may_not_sign_code() throws Exception {
    assertThat(usage(new BasicConstraints(0).getEncoded())).contains(FindingId.CERTIFICATE_USAGE);
    assertThat(usage(new BasicConstraints(3).getEncoded())).contains(FindingId.CERTIFICATE_USAGE);
    assertThat(usage(new BasicConstraints(false).getEncoded())).isEmpty();
    assertThat(usage(null)).isEmpty();
  }

  private static Optional<FindingId> usage(byte @Nullable [] constraints) throws ShapeException {
    return CertificateUsage.check(forged(Extension.basicConstraints, constraints)).map(Finding::id);
  }

  @Test
  void a_purpose_that_cannot_be_read_is_not_code_signing() throws Exception {
    assertThat(
            CertificateUsage.check(forged(Extension.extendedKeyUsage, new byte[] {4, 1, 0}))
                .map(Finding::id))
        .contains(FindingId.CERTIFICATE_USAGE);
  }

  @Test
  void one_good_promise_of_several_is_enough_and_an_invalid_one_is_told_before_an_unknown()
      throws Exception {
    byte[] genuine = promise();
    byte[] unknown = genuine.clone();
    unknown[4]++;
    byte[] invalid = genuine.clone();
    invalid[invalid.length - 1]++;

    assertThat(promises(unknown)).contains(FindingId.TRUSTED_ROOT_LACKS_KEY);
    assertThat(promises(unknown, invalid)).contains(FindingId.SCT_INVALID);
    assertThat(promises(invalid, unknown)).contains(FindingId.SCT_INVALID);
    assertThat(promises(unknown, genuine)).isEmpty();
    assertThat(promises(invalid, genuine)).isEmpty();
  }

  /** A length of two bytes, the version, the log's id, and the rest (RFC 6962 §3.2, §3.3). */
  private static byte[] promise() {
    byte[] extension =
        GENUINE
            .getTBSCertificate()
            .getExtensions()
            .getExtension(PROMISES)
            .getExtnValue()
            .getOctets();
    // behind the head of the octet string and the length of the list
    return Arrays.copyOfRange(extension, 4, extension.length);
  }

  private static Optional<FindingId> promises(byte[]... promises) throws Exception {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    int length = Arrays.stream(promises).mapToInt(p -> p.length).sum();
    list.write(length >> 8);
    list.write(length);
    for (byte[] promise : promises) {
      list.write(promise);
    }
    TrustedRoot.Keys keys = TrustedRootReader.read(Bytes.utf8(SIGSTORE.trustedRootJson()));
    return CertificateTransparency.check(
            forged(PROMISES, new DEROctetString(list.toByteArray()).getEncoded()),
            keys.authorities().get(0).chain().get(0),
            keys.certificateLogs())
        .map(Finding::id);
  }

  private static SigningCertificate forged(ASN1ObjectIdentifier extension, byte @Nullable [] value)
      throws ShapeException {
    return SigningCertificate.parse(Bytes.of(ExtensionForgery.with(GENUINE, extension, value)));
  }
}
