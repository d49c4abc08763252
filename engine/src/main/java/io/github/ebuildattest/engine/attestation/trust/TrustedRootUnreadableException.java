package io.github.ebuildattest.engine.attestation.trust;

/**
 * A trusted root cannot be read. The message is one sentence that names the file and says why. The
 * file is configuration, so nothing was checked (exit 3).
 */
public final class TrustedRootUnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String source;

  TrustedRootUnreadableException(String source, String reason, Throwable cause) {
    super("The trusted root %s cannot be read: %s.".formatted(source, reason), cause);
    this.source = source;
  }

  /** The file, or whatever else the root was read from. */
  public String source() {
    return source;
  }
}
