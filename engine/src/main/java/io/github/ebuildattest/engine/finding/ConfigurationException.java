package io.github.ebuildattest.engine.finding;

import java.util.List;

/** Wrong usage or configuration, so that nothing can be judged: exit 3, one sentence, no report. */
public class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /**
   * Something that the user has to fix first.
   *
   * @param message one sentence
   */
  public ConfigurationException(String message) {
    super(message);
    this.findings = List.of();
  }

  /**
   * Something that the user has to fix first.
   *
   * @param message one sentence
   */
  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
    this.findings = List.of();
  }

  /** A finding of the class configuration, where the thing it is about would have judged. */
  public ConfigurationException(Finding finding) {
    this(List.of(finding));
  }

  /**
   * Several of them.
   *
   * @param findings at least one; the message names the first and counts the others
   */
  public ConfigurationException(List<Finding> findings) {
    super(
        findings.get(0).words()
            + (findings.size() > 1 ? "; and " + (findings.size() - 1) + " more like it" : ""));
    this.findings = List.copyOf(findings);
  }

  /** What it is in the catalogue; empty where it is wrong usage, or a setting without a page. */
  public List<Finding> findings() {
    return findings;
  }
}
