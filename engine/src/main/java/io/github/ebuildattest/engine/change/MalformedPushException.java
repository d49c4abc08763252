package io.github.ebuildattest.engine.change;

/** What is said of a push is nothing that git, or a manager of its hooks, would say. */
public final class MalformedPushException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedPushException(String message) {
    super(message);
  }
}
