package io.github.ebuildattest.engine.attestation.trust;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;

/**
 * A trusted root cannot be read. The message is one sentence that names the file and says why. The
 * file is configuration, so nothing was checked (exit 3).
 */
public final class TrustedRootUnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String source;
  private final String reason;

  TrustedRootUnreadableException(String source, String reason, Throwable cause) {
    super("The trusted root %s cannot be read: %s.".formatted(source, reason), cause);
    this.source = source;
    this.reason = reason;
  }

  /** The finding {@code trusted-root-unreadable}. */
  public Finding finding() {
    return Finding.of(
        FindingId.TRUSTED_ROOT_UNREADABLE,
        "the trusted root " + source + " cannot be read: " + reason);
  }

  /** The file, or whatever else the root was read from. */
  public String source() {
    return source;
  }
}
