package io.github.ebuildattest.engine.json;

/** A JSON value is not of the shape its format asks for; the message is a whole sentence part. */
public final class ShapeException extends Exception {

  private static final long serialVersionUID = 1L;

  public ShapeException(String reason) {
    super(reason);
  }

  public ShapeException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
