package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;

/** Reports a bug in this program as the finding {@code internal-error}, so that it never passes. */
final class BugReport {

  /** The environment variable that asks for the stack trace. */
  static final String DEBUG = "EBUILD_ATTEST_DEBUG";

  private BugReport() {}

  static int tell(Invocation invocation, Throwable bug) {
    Finding finding =
        Finding.of(
            FindingId.INTERNAL_ERROR,
            "%s; with %s=1 the whole stack trace is shown.".formatted(bug, DEBUG));
    ReportLines lines = new ReportLines(invocation.style());
    lines.finding(JudgedFinding.of(finding, finding.id().severity()), "");
    invocation.err().print(lines);
    if (invocation.environment().get(DEBUG) != null) {
      bug.printStackTrace(invocation.err());
    }
    return ExitCode.COULD_NOT_CHECK;
  }
}
