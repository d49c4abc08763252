package io.github.ebuildattest.engine.finding;

/** Usage or configuration that lets nothing be judged: exit 3, one sentence, no report. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Something the user must mend first.
   *
   * @param message one sentence
   */
  public ConfigurationException(String message) {
    super(message);
  }

  /**
   * Something the user must mend first.
   *
   * @param message one sentence
   */
  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
