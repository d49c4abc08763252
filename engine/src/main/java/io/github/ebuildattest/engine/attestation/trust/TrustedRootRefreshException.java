package io.github.ebuildattest.engine.attestation.trust;

import java.net.URI;

/**
 * A trusted root could not be fetched, or what was fetched must not be trusted. The message is one
 * sentence; what was trusted before still is.
 */
public final class TrustedRootRefreshException extends Exception {

  private static final long serialVersionUID = 1L;

  TrustedRootRefreshException(URI mirror, Exception cause) {
    super(
        "The trusted root could not be fetched from %s, and the one in use stays: %s."
            .formatted(mirror, reason(cause)),
        cause);
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message.strip().replaceAll("\\.+$", "");
  }
}
