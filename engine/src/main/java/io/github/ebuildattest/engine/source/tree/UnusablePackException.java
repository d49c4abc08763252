package io.github.ebuildattest.engine.source.tree;

/** A pack that does not hold what was asked for, or more than anybody needs. */
final class UnusablePackException extends Exception {

  private static final long serialVersionUID = 1;

  UnusablePackException(String message) {
    super(message);
  }

  UnusablePackException(String message, Throwable cause) {
    super(message, cause);
  }
}
