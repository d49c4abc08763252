package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;

/** A bug of this program's: told as the finding {@code internal-error}, never a pass. */
final class BugReport {

  /** The variable that asks for the stack trace. */
  static final String DEBUG = "EBUILD_ATTEST_DEBUG";

  private BugReport() {}

  static int tell(Invocation surroundings, Throwable bug) {
    Finding finding =
        Finding.of(
            FindingId.INTERNAL_ERROR,
            "%s; with %s=1 the whole stack trace is shown.".formatted(bug, DEBUG));
    ReportLines lines = new ReportLines(surroundings.style());
    lines.finding(JudgedFinding.of(finding, finding.id().severity()), "");
    surroundings.err().print(lines);
    if (surroundings.environment().get(DEBUG) != null) {
      bug.printStackTrace(surroundings.err());
    }
    return ExitCode.COULD_NOT_CHECK;
  }
}
