package io.github.ebuildattest.engine.report;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.Claims;
import io.github.ebuildattest.engine.finding.Explanation;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.pypi.Artifact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.jspecify.annotations.Nullable;

/** The report as a person reads it in a terminal. */
public final class TextReport {

  /** What every pass says of itself. */
  public static final String LIMITS =
      "This shows who built the file, not that the code is safe; a release built by a hijacked"
          + " pipeline passes (ultralytics 8.3.41 in 2024, TanStack in 2026).";

  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();
  private final Style style;
  private final Set<FindingId> explained = EnumSet.noneOf(FindingId.class);

  private TextReport(Style style) {
    this.style = style;
  }

  /** How words are set off. */
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
      text.finding(finding, "");
    }
    if (!report.findings().isEmpty()) {
      text.out.append('\n');
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
    line("", "ebuild-attest: " + report.overlay() + ", " + scope(report));
    line(
        "",
        "trusted root: "
            + report.trustedRootSource()
            + ", "
            + report.trustedRootAge().toDays()
            + " days old");
    for (String setting : report.settings()) {
      line("", style.notable("set in the judged tree: " + setting));
    }
    for (String decision : report.decisions()) {
      line("", style.notable("decision: ") + decision);
    }
    out.append('\n');
  }

  private static String scope(Report report) {
    return switch (report.scope()) {
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
          case NOT_CHECKED -> style.notable(verdict);
          default -> bump.verdict().label();
        };
    out.append(shown).append("  ").append(bump.packageName()).append('-').append(bump.version());
    out.append('\n');
    for (JudgedFinding finding : bump.findings()) {
      finding(finding, "  ");
    }
    for (ArtifactReport artifact : bump.artifacts()) {
      if (artifact.artifact().kind() == Artifact.Kind.PYPI) {
        artifact(artifact);
      }
    }
    if (!bump.continuity().isEmpty()) {
      field("continuity", bump.continuity());
    }
    for (String what : bump.notCovered()) {
      field("not covered", what);
    }
    out.append('\n');
  }

  private void artifact(ArtifactReport report) {
    line("  ", report.artifact().fileName());
    if (report.sha256() != null) {
      field(
          "bytes",
          "SHA-256 "
              + report.sha256()
              + (report.manifest() == null ? "" : ", pinned by the Manifest"));
    }
    Set<Claims> shown = new HashSet<>();
    for (AttestationResult attestation : report.attestations()) {
      Claims claims = attestation.claims();
      if (claims != null && shown.add(claims)) {
        claims(claims, attestation.verified());
      }
      if (attestation.log() != null && attestation.verified()) {
        field(
            "logged",
            attestation.log().time()
                + ", entry "
                + attestation.log().index()
                + predicate(attestation));
      }
    }
  }

  /** Who built it: what a human compares. */
  private void claims(Claims claims, boolean proven) {
    field(
        proven ? "built from" : "claims",
        ExpectedUpstream.upstreamOf(claims)
            + joined(
                " (",
                ")",
                part("repository ", claims.sourceRepositoryId()),
                part("owner ", claims.sourceRepositoryOwnerId())));
    field(
        "at",
        joined(
            "",
            "",
            part("", claims.sourceRepositoryRef()),
            part("commit ", claims.sourceRepositoryDigest())));
    field(
        "by",
        joined(
            "",
            "",
            part("", claims.buildConfigUri()),
            part("trigger ", claims.buildTrigger()),
            part("", claims.runnerEnvironment()),
            part("environment ", claims.deploymentEnvironment())));
    field("run", part("", claims.runInvocationUri()));
  }

  private static String part(String name, @Nullable String value) {
    return value == null || value.isEmpty() ? "" : name + value;
  }

  private static String joined(String before, String after, String... parts) {
    String whole = Arrays.stream(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining(", "));
    return whole.isEmpty() ? "" : before + whole + after;
  }

  private static String predicate(AttestationResult attestation) {
    String predicate = attestation.predicate();
    if (predicate == null || predicate.equals(AttestationResult.PUBLISH)) {
      return "";
    }
    return " (" + predicate + ")";
  }

  private void finding(JudgedFinding judged, String indent) {
    FindingId id = judged.finding().id();
    String place =
        judged.finding().path() == null
            ? ""
            : judged.finding().path()
                + (judged.finding().line() > 0 ? ":" + judged.finding().line() : "")
                + ": ";
    String head = id.id() + " (" + id.findingClass().label() + ")";
    String state =
        judged.acceptedBy() != null
            ? "accepted: "
            : judged.blocks() ? "" : judged.severity().label() + ": ";
    String shown = judged.blocks() ? style.bad(head) : style.notable(head);
    line(indent, shown + ": " + state + place + judged.finding().message());
    if (judged.acceptedBy() != null) {
      line(indent + "  ", "by " + judged.acceptedBy());
    } else if (explained.add(id)) {
      Explanation explanation = Explanation.of(id);
      line(indent + "  ", firstSentence(explanation.meaning()));
      line(indent + "  ", "do: " + firstSentence(explanation.doNow()));
      line(indent + "  ", "more: ebuild-attest explain " + id.id());
    }
  }

  /** The first sentence of a page's part, Markdown's marks taken off. */
  static String firstSentence(String text) {
    String flat = text.replaceAll("\\s+", " ").replace("`", "").replace("**", "").strip();
    flat = flat.replaceFirst("^([-*]|[0-9]+\\.) ", "");
    int end = flat.indexOf(". ");
    int item = flat.indexOf(" - ");
    if (item > 0 && (end < 0 || item < end)) {
      end = item - 1;
    }
    return end < 0 ? flat : flat.substring(0, end + 1);
  }

  private void pins(Map<String, String> pins) {
    pins.forEach(
        (path, text) -> {
          line("", "the pin to commit, " + path + ":");
          for (String row : text.split("\n", -1)) {
            out.append(row.isEmpty() ? "" : "    " + row).append('\n');
          }
        });
  }

  private void foot(Report report) {
    if (report.bumps().stream()
        .anyMatch(b -> b.verdict() == Verdict.ATTESTED || b.verdict() == Verdict.ACCEPTED)) {
      line("", LIMITS);
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
    line("", counts.isEmpty() ? "no bump of a PyPI ebuild" : String.join(", ", counts));
  }

  private void field(String name, String value) {
    if (!value.isEmpty()) {
      String label = String.format("    %-12s", name);
      wrapped(label, " ".repeat(label.length()), value);
    }
  }

  private void line(String indent, String text) {
    wrapped(indent, indent + "  ", text);
  }

  /** Lines of at most {@value #WIDTH} characters; words are never cut. */
  private void wrapped(String first, String others, String text) {
    String lines = WordUtils.wrap(text, WIDTH - others.length(), "\n" + others, false, " ");
    out.append(first).append(lines).append('\n');
  }
}
