package io.github.ebuildattest.engine.verdict;

import java.util.List;

/**
 * What a run has to say beside its verdicts.
 *
 * @param unverified what a change touches that nobody verifies, a line for each bump; shown first
 * @param notEvaluated other ebuilds of the change of which nobody can tell what they fetch, and
 *     whose text cannot make an address of PyPI; sorted by path
 */
public record Beside(List<String> unverified, List<NotEvaluated> notEvaluated) {

  /** Nothing to say. */
  public static final Beside NOTHING = new Beside(List.of(), List.of());

  /**
   * An ebuild that could not be evaluated.
   *
   * @param path in the overlay
   * @param reason in words
   */
  public record NotEvaluated(String path, String reason) {}

  public Beside {
    unverified = List.copyOf(unverified);
    notEvaluated = List.copyOf(notEvaluated);
  }
}
