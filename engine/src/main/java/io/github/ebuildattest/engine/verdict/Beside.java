package io.github.ebuildattest.engine.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run has to say beside its verdicts.
 *
 * @param unverified what a change touches that nobody verifies, a line for each bump; shown first
 * @param notEvaluated other ebuilds of the change of which nobody can tell what they fetch, and
 *     whose text cannot make an address of PyPI; sorted by path
 * @param next what can be done about what stops the run
 * @param waiting what the run waits for, where it does; else null
 */
public record Beside(
    List<String> unverified,
    List<NotEvaluated> notEvaluated,
    List<NextStep> next,
    @Nullable Waiting waiting) {

  /** Nothing to say. */
  public static final Beside NOTHING = new Beside(List.of(), List.of(), List.of(), null);

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
    next = List.copyOf(next);
  }
}
