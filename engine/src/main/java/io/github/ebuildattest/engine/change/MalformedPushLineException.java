package io.github.ebuildattest.engine.change;

/** A line that git would not write to its pre-push hook (githooks(5)). */
public final class MalformedPushLineException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedPushLineException(String line) {
    super("'" + line + "' is no line of git's pre-push: local ref, id, remote ref, id");
  }
}
