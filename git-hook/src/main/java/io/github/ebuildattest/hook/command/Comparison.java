package io.github.ebuildattest.hook.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingClass;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.report.JsonReport;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.report.TextReport;
import io.github.ebuildattest.engine.source.ComparedFile;
import io.github.ebuildattest.engine.source.SourceComparison;
import io.github.ebuildattest.engine.source.SourceResult;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.hook.process.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code compare} found out about one file.
 *
 * @param file its name and SHA-256
 * @param root the trusted root that its provenance was verified with
 * @param attested what verification says of the provenance
 * @param source what the comparison says of the contents
 */
record Comparison(
    SubjectFile file, TrustedRoot root, ProvenanceResult attested, SourceResult source) {

  /** What a comparison does not show; printed under every pass. */
  private static final String LIMITS =
      "This shows that the file holds what the attested commit holds. It does not show that the"
          + " commit is harmless, that anybody reviewed it, or what its build fetches and runs.";

  /** All that does not hold: of the provenance, then of the contents. */
  List<JudgedFinding> findings() {
    Set<Finding> findings = new LinkedHashSet<>(attested.findings());
    attested.attestations().forEach(a -> findings.addAll(a.findings()));
    findings.addAll(source.findings());
    return findings.stream()
        .map(f -> f.withArtifact(file.fileName()))
        .map(f -> JudgedFinding.of(f, f.id().severity()))
        .toList();
  }

  /** 0 where nothing but metadata differs, 1 for what was found, 2 where nobody can tell. */
  int exitCode() {
    List<JudgedFinding> findings = findings();
    boolean gone =
        findings.stream().allMatch(f -> f.finding().id() == FindingId.SOURCE_COMMIT_GONE);
    if (!findings.isEmpty() && gone) {
      return ExitCode.COULD_NOT_CHECK;
    }
    int code = ExitCode.of(findings);
    return code == ExitCode.PASS && source.comparison() == null ? ExitCode.COULD_NOT_CHECK : code;
  }

  private String verdict() {
    boolean verified = attested.verified();
    if (source.comparison() == null) {
      return verified ? "not compared" : "NOT VERIFIED, not compared";
    }
    boolean equal =
        source.comparison().findings().stream()
            .allMatch(f -> f.id().findingClass() == FindingClass.COULD_NOT_CHECK);
    String contents =
        (equal ? "equals commit " : "DIFFERS FROM COMMIT ")
            + source.comparison().commit().shortId();
    return verified ? contents : "NOT VERIFIED, " + contents;
  }

  String text(TextReport.Style style) {
    ReportLines lines = new ReportLines(style);
    boolean pass = exitCode() == ExitCode.PASS;
    lines.heading(pass, verdict(), file.fileName());
    findings().forEach(finding -> lines.finding(finding, "  "));
    lines.field("bytes", "SHA-256 " + file.sha256Hex());
    if (source.commit() != null) {
      lines.field("commit", source.commit().url());
    }
    if (source.none() != null) {
      lines.field("source", "not compared: " + source.none());
    }
    if (source.comparison() != null) {
      if (!source.comparison().prefix().isEmpty()) {
        lines.field("below", source.comparison().prefix());
      }
      lines.field("files", counts(source.comparison()));
      for (ComparedFile compared : source.comparison().files()) {
        if (compared.state() == ComparedFile.State.SUBSTITUTED) {
          lines.field("", compared.path() + ": " + compared.remark());
        }
      }
    }
    lines.attestations(attested.attestations());
    if (pass) {
      lines.gap();
      lines.line("", LIMITS);
    }
    return lines.toString();
  }

  private static String counts(SourceComparison comparison) {
    return Stream.of(ComparedFile.State.values())
        .filter(state -> comparison.count(state) > 0)
        .map(state -> comparison.count(state) + " " + words(state))
        .collect(Collectors.joining(", "));
  }

  private static String words(ComparedFile.State state) {
    return switch (state) {
      case SAME -> "the same";
      case METADATA -> "metadata";
      case LINE_ENDINGS -> "with other ends of lines";
      case SUBSTITUTED -> "with a version filled in";
      case ALTERED -> "altered";
      case ADDED -> "added";
      case NOT_COMPARED -> "not compared";
    };
  }

  String json(String toolVersion) {
    JsonObject json = JsonHead.of(toolVersion);
    json.addProperty("file", file.fileName());
    json.addProperty("sha256", file.sha256Hex());
    json.addProperty("verified", attested.verified());
    json.addProperty("commit", source.commit() == null ? null : source.commit().id());
    json.addProperty("repository", source.commit() == null ? null : source.commit().repository());
    json.addProperty("not-compared", notCompared());
    json.add("source", source.comparison() == null ? JsonNull.INSTANCE : json(source.comparison()));
    JsonArray attestations = new JsonArray();
    attested.attestations().forEach(a -> attestations.add(JsonReport.attestation(a)));
    json.add("attestations", attestations);
    JsonArray found = new JsonArray();
    findings().forEach(f -> found.add(JsonReport.finding(f)));
    json.add("findings", found);
    return JsonReport.pretty(json);
  }

  private @Nullable String notCompared() {
    return source.finding() == null ? source.none() : source.finding().message();
  }

  private static JsonObject json(SourceComparison comparison) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", comparison.kind().word());
    json.addProperty("prefix", comparison.prefix());
    JsonObject counts = new JsonObject();
    for (ComparedFile.State state : ComparedFile.State.values()) {
      counts.addProperty(state.word(), comparison.count(state));
    }
    json.add("counts", counts);
    JsonArray files = new JsonArray();
    for (ComparedFile compared : different(comparison)) {
      JsonObject file = new JsonObject();
      file.addProperty("path", compared.path());
      file.addProperty("state", compared.state().word());
      file.addProperty("remark", compared.remark());
      files.add(file);
    }
    json.add("files", files);
    return json;
  }

  private static List<ComparedFile> different(SourceComparison comparison) {
    List<ComparedFile> different = new ArrayList<>(comparison.files());
    different.removeIf(file -> file.state() == ComparedFile.State.SAME);
    return different;
  }
}
