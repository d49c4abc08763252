package io.github.ebuildattest.engine.json;

/** Bytes are not one strict JSON text; the message completes "the document is not JSON: …". */
public final class NotJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String detail;

  NotJsonException(String reason) {
    this(reason, reason);
  }

  NotJsonException(String reason, String detail) {
    super(reason);
    this.detail = detail;
  }

  NotJsonException(String reason, Throwable cause) {
    super(reason, cause);
    this.detail = String.valueOf(cause.getMessage());
  }

  /** The same in the parser's own words, with the place where it stopped if it knows that. */
  public String detail() {
    return detail;
  }
}
