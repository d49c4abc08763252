package io.github.ebuildattest.hook.process;

import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.util.List;

/** What the process says to its caller. Where several hold: 3, then 1, then 2, then 0. */
public final class ExitCode {

  /** All that was asked holds; warnings too. */
  public static final int PASS = 0;

  /** Something blocks. */
  public static final int BLOCKED = 1;

  /** The question is open. */
  public static final int COULD_NOT_CHECK = 2;

  /** Usage or configuration; nothing was judged. */
  public static final int CONFIGURATION = 3;

  private ExitCode() {}

  /** What findings come to where nothing accepts any of them. */
  public static int of(List<JudgedFinding> findings) {
    if (findings.stream().anyMatch(f -> f.severity() == Severity.BLOCK)) {
      return BLOCKED;
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.COULD_NOT_CHECK)
        ? COULD_NOT_CHECK
        : PASS;
  }
}
