package io.github.ebuildattest.engine.finding;

/** Wrong usage or configuration, so that nothing can be judged: exit 3, one sentence, no report. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Something that the user has to fix first.
   *
   * @param message one sentence
   */
  public ConfigurationException(String message) {
    super(message);
  }

  /**
   * Something that the user has to fix first.
   *
   * @param message one sentence
   */
  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
