package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.report.JudgedFinding;
import java.util.List;

/** What the process says to its caller. Where several hold: 3, then 1, then 2, then 0. */
final class ExitCode {

  /** All that was asked holds; warnings too. */
  static final int PASS = 0;

  /** Something blocks. */
  static final int BLOCKED = 1;

  /** The question is open. */
  static final int COULD_NOT_CHECK = 2;

  /** Usage or configuration; nothing was judged. */
  static final int CONFIGURATION = 3;

  private ExitCode() {}

  /** What findings come to where nothing accepts any of them. */
  static int of(List<JudgedFinding> findings) {
    if (findings.stream().anyMatch(f -> f.severity() == Severity.BLOCK)) {
      return BLOCKED;
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.COULD_NOT_CHECK)
        ? COULD_NOT_CHECK
        : PASS;
  }
}
