package io.github.ebuildattest.engine.report;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.finding.Explanation;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines that reports in a terminal are made of, wrapped by {@link Wrapping}. Everything that
 * comes from outside passes through {@link Printable} here, so that no document can control the
 * terminal.
 */
public final class ReportLines {

  /** The width of a field's name in columns, where all names are short. */
  private static final int LABEL = 12;

  private final StringBuilder out = new StringBuilder();
  private final TextReport.Style style;
  private final int label;
  private final Set<FindingId> explained = EnumSet.noneOf(FindingId.class);

  public ReportLines(TextReport.Style style) {
    this(style, LABEL);
  }

  /**
   * Lines whose fields have long names.
   *
   * @param label columns for a name
   */
  public ReportLines(TextReport.Style style, int label) {
    this.style = style;
    this.label = label;
  }

  /** A line of plain text; where it wraps, the following lines are indented by two more columns. */
  public void line(String indent, String text) {
    marked(indent, Printable.text(text));
  }

  /** An outcome, followed by what it is about. */
  public void heading(boolean good, String outcome, String subject) {
    marked("", (good ? style.good(outcome) : style.bad(outcome)) + "  " + Printable.text(subject));
  }

  /** An empty line. */
  public void gap() {
    out.append('\n');
  }

  /** A line that is never wrapped; unprintable characters are escaped. */
  void verbatim(String text) {
    out.append(Printable.text(text)).append('\n');
  }

  /** A line whose foreign parts have been made printable, so that it may contain colours. */
  void marked(String indent, String text) {
    out.append(Wrapping.wrap(indent, indent + "  ", text)).append('\n');
  }

  /** A name and its value, aligned with other fields; nothing where the value is empty. */
  public void field(String name, String value) {
    if (!value.isEmpty()) {
      String first = "    " + name + " ".repeat(Math.max(1, label - name.length()));
      out.append(Wrapping.wrap(first, " ".repeat(first.length()), Printable.text(value)));
      out.append('\n');
    }
  }

  /**
   * A finding. The first of its kind is followed by what it means, what to do, and where to read
   * more.
   */
  public void finding(JudgedFinding judged, String indent) {
    Finding finding = judged.finding();
    FindingId id = finding.id();
    String place =
        finding.path() == null
            ? ""
            : finding.path() + (finding.line() > 0 ? ":" + finding.line() : "") + ": ";
    String head = id.id() + " (" + id.findingClass().label() + ")";
    String state = judged.acceptedBy() != null ? "accepted: " : severity(judged);
    String shown = judged.blocks() ? style.bad(head) : style.notable(head);
    marked(indent, shown + ": " + state + Printable.text(place + finding.message()));
    if (judged.acceptedBy() != null) {
      line(indent + "  ", "by " + judged.acceptedBy());
    } else if (explained.add(id)) {
      Explanation explanation = Explanation.of(id);
      line(indent + "  ", firstSentence(explanation.meaning()));
      line(indent + "  ", "do: " + firstSentence(explanation.doNow()));
      line(indent + "  ", "more: ebuild-attest explain " + id.id());
    }
  }

  /** The severity, where the finding's class does not say it. */
  private static String severity(JudgedFinding judged) {
    String label = judged.severity().label();
    return judged.blocks() || label.equals(judged.finding().id().findingClass().label())
        ? ""
        : label + ": ";
  }

  /** Who built a file and when that was logged, according to each of its attestations. */
  public void attestations(List<AttestationResult> attestations) {
    // a list: a file has one attestation, rarely two, and the first hash code of such a long record
    // takes the VM longer to compute than the rest of the report
    List<Claims> shown = new ArrayList<>();
    for (AttestationResult attestation : attestations) {
      Claims claims = attestation.claims();
      if (claims != null && !shown.contains(claims)) {
        shown.add(claims);
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

  private static String predicate(AttestationResult attestation) {
    String predicate = attestation.predicate();
    if (predicate == null || predicate.equals(Statement.PUBLISH)) {
      return "";
    }
    return " (" + predicate + ")";
  }

  /** Who built it, for a human to compare. */
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
    if (!Objects.equals(claims.buildSignerUri(), claims.buildConfigUri())) {
      // a reusable workflow: the one that signed is not the one that was started
      field("signer", part("", claims.buildSignerUri()));
    }
    field("run", part("", claims.runInvocationUri()));
  }

  private static String part(String name, @Nullable String value) {
    return value == null || value.isEmpty() ? "" : name + value;
  }

  private static String joined(String before, String after, String... parts) {
    String whole = Arrays.stream(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining(", "));
    return whole.isEmpty() ? "" : before + whole + after;
  }

  /** The first sentence of a part of a page, without Markdown's markup. */
  private static String firstSentence(String text) {
    String flat = text.replaceAll("\\s+", " ").replace("`", "").replace("**", "").strip();
    flat = flat.replaceFirst("^([-*]|[0-9]+\\.) ", "");
    int end = flat.indexOf(". ");
    int item = flat.indexOf(" - ");
    if (item > 0 && (end < 0 || item < end)) {
      end = item - 1;
    }
    return end < 0 ? flat : flat.substring(0, end + 1);
  }

  /** All lines so far; each ends in a line feed. */
  @Override
  public String toString() {
    return out.toString();
  }
}
