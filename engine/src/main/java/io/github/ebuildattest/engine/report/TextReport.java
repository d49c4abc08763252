package io.github.ebuildattest.engine.report;

import io.github.ebuildattest.engine.change.Judged;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.UseCondition;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.verdict.ArtifactReport;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.IdentityChange;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.NextStep;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.engine.verdict.RunConditions;
import io.github.ebuildattest.engine.verdict.Verdict;
import io.github.ebuildattest.engine.verdict.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report as a person reads it in a terminal. */
public final class TextReport {

  /** What an offline run says about itself. */
  private static final String NOT_ASKED =
      "offline: nobody was asked whether a file is yanked, late or gone, a release attested in part"
          + " or by others, or a project quarantined or archived";

  /** What every pass says about itself. */
  public static final String LIMITS =
      "This shows who built the file, not that the code is safe; a release built by a hijacked"
          + " pipeline passes (ultralytics 8.3.41 in 2024, TanStack in 2026).";

  private static final String NOT_EVALUATED =
      "not told: what %s would fetch; nothing in the text could make an address of PyPI"
          + " (--format json names each, with the reason)";

  private final ReportLines out;
  private final Style style;

  private TextReport(Style style) {
    this.style = style;
    this.out = new ReportLines(style);
  }

  /** How words are highlighted. */
  public enum Style {
    /** Not at all. */
    PLAIN,
    /** By the colours of a terminal (ECMA-48). */
    COLOUR;

    String bad(String text) {
      return this == COLOUR ? "\u001b[1;31m" + text + "\u001b[0m" : text;
    }

    String good(String text) {
      return this == COLOUR ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    String notable(String text) {
      return this == COLOUR ? "\u001b[33m" + text + "\u001b[0m" : text;
    }
  }

  /** Renders a report; lines end in a line feed. */
  public static String render(Report report, Style style) {
    TextReport text = new TextReport(style);
    text.head(report);
    for (JudgedFinding finding : report.findings()) {
      text.out.finding(finding, "");
    }
    if (!report.findings().isEmpty()) {
      text.out.gap();
    }
    for (BumpReport bump : report.bumps()) {
      if (bump.verdict() != Verdict.UNCHANGED) {
        text.bump(bump);
      }
    }
    text.pins(report.pinsToCommit());
    text.foot(report);
    return text.out.toString();
  }

  private void head(Report report) {
    RunConditions run = report.conditions();
    out.line("", "ebuild-attest: " + run.overlay() + ", " + words(run.scope()));
    for (String change : report.beside().unverified()) {
      out.marked(
          "", style.notable("changed as well, and verified by nobody: ") + Printable.text(change));
    }
    for (Judged judged : run.judged()) {
      out.marked("", "judged: " + Printable.text(judged.what()) + against(judged));
      judged.remarks().forEach(r -> out.marked("", style.notable("note: ") + Printable.text(r)));
    }
    run.remarks().forEach(r -> out.marked("", style.notable("note: ") + Printable.text(r)));
    out.line(
        "",
        "trusted root: "
            + run.trustedRootSource()
            + ", "
            + run.trustedRootAge().toDays()
            + " days old");
    for (String setting : run.settings()) {
      out.marked("", style.notable("set in the judged tree: " + Printable.text(setting)));
    }
    for (String decision : report.decisions()) {
      out.marked("", style.notable("decision: ") + Printable.text(decision));
    }
    out.gap();
  }

  private static String against(Judged judged) {
    return judged.memory().isEmpty() ? "" : "; memory: " + Printable.text(judged.memory());
  }

  private static String words(Scope scope) {
    return switch (scope) {
      case STAGED -> "what is staged";
      case PUSH -> "what is about to be pushed";
      case RANGE -> "a range of commits";
      case ALL -> "the whole work tree";
    };
  }

  private void bump(BumpReport bump) {
    String verdict = bump.verdict().label().toUpperCase(Locale.ROOT);
    String shown =
        switch (bump.verdict()) {
          case BLOCKED -> style.bad(verdict);
          case ATTESTED -> style.good(bump.verdict().label());
          case NOT_CHECKED, WAITING -> style.notable(verdict);
          default -> bump.verdict().label();
        };
    out.marked(
        "",
        shown + "  " + Printable.text(bump.ebuild().packageName() + "-" + bump.ebuild().version()));
    for (JudgedFinding finding : bump.findings()) {
      out.finding(finding, "  ");
    }
    for (ArtifactReport artifact : bump.artifacts()) {
      if (artifact.artifact().kind() == Artifact.Kind.PYPI) {
        artifact(artifact, bump);
      }
    }
    bump.identityChanges().forEach(this::change);
    if (!bump.continuity().isEmpty()) {
      out.field("continuity", bump.continuity());
    }
    for (String what : bump.notCovered()) {
      out.field("not covered", what);
    }
    out.gap();
  }

  private void artifact(ArtifactReport report, BumpReport bump) {
    out.line("  ", report.artifact().fileName());
    if (!report.artifact().useConditions().isEmpty()) {
      out.field("fetched", UseCondition.anyOf(List.of(report.artifact().useConditions())).words());
    }
    if (report.sha256() != null) {
      out.field(
          "bytes",
          "SHA-256 "
              + report.sha256()
              + (asPinned(report, bump) ? ", as the Manifest pins it" : ""));
    }
    out.attestations(report.attestations());
  }

  /**
   * What to open next to the finding: both commits and both runs (this build's run is shown above).
   */
  private void change(IdentityChange change) {
    IdentityChange.Build was = change.was();
    if (was == null) {
      out.field("was", "no attestation of an older version is at hand to compare with");
    } else {
      out.field("was", link(was));
      out.field("was run", orElse(was.run(), ""));
    }
    out.field("now", link(change.now()));
    out.field("compare", orElse(change.comparison(), ""));
  }

  private static String link(IdentityChange.Build build) {
    return orElse(build.commit(), build.repository()) + " (" + build.version() + ")";
  }

  private static String orElse(@Nullable String link, String other) {
    return link == null ? other : link;
  }

  private static boolean asPinned(ArtifactReport report, BumpReport bump) {
    return report.manifest() != null
        && bump.findings().stream().noneMatch(f -> f.finding().id() == FindingId.MANIFEST_MISMATCH);
  }

  private void pins(Map<String, String> pins) {
    pins.forEach(
        (path, text) -> {
          out.line("", "the pin to commit, " + path + ":");
          for (String row : text.split("\n", -1)) {
            out.verbatim(row.isEmpty() ? "" : "    " + row);
          }
        });
  }

  private void foot(Report report) {
    for (NextStep step : report.beside().next()) {
      String subject = step.subject().isEmpty() ? "" : step.subject() + ": ";
      String command = step.command().isEmpty() ? "" : ": " + step.command();
      out.verbatim(subject + step.words() + command);
    }
    if (!report.notAsked().isEmpty()) {
      out.line("", NOT_ASKED);
    }
    if (report.bumps().stream()
        .anyMatch(b -> b.verdict() == Verdict.ATTESTED || b.verdict() == Verdict.ACCEPTED)) {
      out.line("", LIMITS);
    }
    List<String> counts = new ArrayList<>();
    report
        .counts()
        .forEach(
            (verdict, count) -> {
              if (count > 0) {
                counts.add(count + " " + verdict.label());
              }
            });
    Waiting waiting = report.waits() ? report.beside().waiting() : null;
    if (waiting != null) {
      out.line(
          "",
          "waiting: nothing but the age of files stands in the way; all are old enough at "
              + waiting.until());
      out.line(
          "",
          waiting.newestBefore() == null
              ? "nothing of this can go before, but for a release that closes a hole in use:"
                  + " ebuild-attest accept CATEGORY/PACKAGE --reason TEXT"
              : "what can go before ends with commit " + waiting.newestBefore());
    }
    int open = report.beside().notEvaluated().size();
    if (open > 0) {
      out.line("", NOT_EVALUATED.formatted(open == 1 ? "1 other ebuild" : open + " other ebuilds"));
    }
    out.line("", counts.isEmpty() ? "no bump of a PyPI ebuild" : String.join(", ", counts));
  }
}
