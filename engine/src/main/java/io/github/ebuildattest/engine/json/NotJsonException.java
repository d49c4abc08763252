package io.github.ebuildattest.engine.json;

/** Bytes are not one strict JSON text; the message completes "the document is not JSON: …". */
public final class NotJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  NotJsonException(String reason) {
    super(reason);
  }

  NotJsonException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
