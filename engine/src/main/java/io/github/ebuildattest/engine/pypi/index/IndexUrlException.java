package io.github.ebuildattest.engine.pypi.index;

/** The URL given for an index cannot be used as one: a mistake in the configuration. */
public final class IndexUrlException extends Exception {

  /** One sentence that names the URL and what is wrong with it. */
  public IndexUrlException(String message) {
    super(message);
  }
}
