package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.SignedTimestamp;
import io.github.ebuildattest.engine.attestation.trust.Authority;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Step: the trusted root knows the timestamp authority that the token names as its signer (RFC 5652
 * §5.3, SignerIdentifier). A certificate inside the token does not make its authority known.
 */
public final class KnownTimestampAuthority {

  private KnownTimestampAuthority() {}

  /** The authority; whether it signed is for another step to say. */
  public static StepResult<Authority> check(
      SignedTimestamp timestamp, List<Authority> authorities) {
    return authorities.stream()
        .filter(authority -> names(timestamp, authority))
        .findFirst()
        .map(StepResult::of)
        .orElseGet(
            () ->
                StepResult.failed(
                    Finding.of(
                        FindingId.TRUSTED_ROOT_LACKS_KEY,
                        "The trusted root does not know the timestamp authority that dated the"
                            + " signature %s.".formatted(timestamp.time()))));
  }

  private static boolean names(SignedTimestamp timestamp, Authority authority) {
    try {
      return timestamp
          .token()
          .getSID()
          .match(new X509CertificateHolder(authority.chain().get(0).getEncoded()));
    } catch (IOException | CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was parsed can be encoded", e);
    }
  }
}
