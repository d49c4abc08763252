package io.github.ebuildattest.engine.attestation;

/** A JSON value is not of the shape its format asks for; the message is a whole sentence part. */
final class ShapeException extends Exception {

  private static final long serialVersionUID = 1L;

  ShapeException(String reason) {
    super(reason);
  }

  ShapeException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
