package io.github.ebuildattest.hook.process;

import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.util.List;

/** The exit codes of the process. Where several apply, the order is 3, 1, 2, 4, 0. */
public final class ExitCode {

  /** Everything that was asked about holds, though there may be warnings. */
  public static final int PASS = 0;

  /** Something blocks. */
  public static final int BLOCKED = 1;

  /** Something could not be checked, so the question is still open. */
  public static final int COULD_NOT_CHECK = 2;

  /** The usage or the configuration is wrong; nothing was judged. */
  public static final int CONFIGURATION = 3;

  /** Nothing but the age of files stands in the way. */
  public static final int WAITING = 4;

  private ExitCode() {}

  /** The exit code for findings none of which has been accepted. */
  public static int of(List<JudgedFinding> findings) {
    if (findings.stream().anyMatch(f -> f.severity() == Severity.BLOCK)) {
      return BLOCKED;
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.COULD_NOT_CHECK)
        ? COULD_NOT_CHECK
        : PASS;
  }
}
