package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.Envelope;
import io.github.ebuildattest.engine.attestation.document.SignedTimestamp;
import io.github.ebuildattest.engine.attestation.trust.Authority;
import io.github.ebuildattest.engine.attestation.trust.Signatures;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.jspecify.annotations.Nullable;

/**
 * Step: a timestamp authority of the trusted root, in use at that time, dated this very signature
 * (RFC 3161 §2.4.2). What is dated is the envelope's signature, as in Sigstore's bundles.
 */
public final class TimestampHolds {

  /** Digests that are strong enough, by object identifier. */
  private static final Map<String, String> DIGESTS =
      Map.of(
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  private TimestampHolds() {}

  /**
   * The time, now authenticated.
   *
   * @param envelope null where it cannot be read; then it is unknown what was dated
   */
  public static StepResult<Instant> check(
      SignedTimestamp timestamp, Authority authority, @Nullable Envelope envelope) {
    Instant time = timestamp.time();
    if (envelope == null || !isOver(envelope.signature(), timestamp)) {
      return failed("it is not over this signature");
    }
    if (!authority.validity().contains(time)) {
      return failed("its authority was not in use at %s".formatted(time));
    }
    if (!authority.holds(time)) {
      return failed("its authority's certificates do not lead to their root at %s".formatted(time));
    }
    return signedBy(timestamp, authority.chain().get(0))
        ? StepResult.of(time)
        : failed("its authority's key did not sign it, or may not sign timestamps");
  }

  private static boolean isOver(Bytes signature, SignedTimestamp timestamp) {
    String algorithm =
        DIGESTS.get(timestamp.token().getTimeStampInfo().getMessageImprintAlgOID().getId());
    try {
      return algorithm != null
          && MessageDigest.isEqual(
              MessageDigest.getInstance(algorithm).digest(signature.toArray()),
              timestamp.token().getTimeStampInfo().getMessageImprintDigest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /**
   * BouncyCastle checks the signature, that the token names the authority's certificate by hash
   * (RFC 5035), that it was valid then, and that its extended key usage is timestamping alone, and
   * critical (RFC 3161 §2.3).
   */
  private static boolean signedBy(SignedTimestamp timestamp, X509Certificate certificate) {
    try {
      timestamp
          .token()
          .validate(
              new JcaSimpleSignerInfoVerifierBuilder()
                  .setProvider(Signatures.BOUNCY_CASTLE)
                  .build(certificate));
      return true;
    } catch (TSPException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  private static StepResult<Instant> failed(String reason) {
    return StepResult.failed(
        Finding.of(
            FindingId.TIMESTAMP_INVALID, "A timestamp does not hold: %s.".formatted(reason)));
  }
}
