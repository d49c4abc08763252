package io.github.ebuildattest.engine.json;

/**
 * A JSON value does not have the shape that its format asks for. The message is a clause that a
 * sentence can end with.
 */
public final class ShapeException extends Exception {

  private static final long serialVersionUID = 1L;

  public ShapeException(String reason) {
    super(reason);
  }

  public ShapeException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
