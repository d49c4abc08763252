package io.github.ebuildattest.hook.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.report.JsonReport;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.report.TextReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code verify} found out about one file.
 *
 * @param file its name and SHA-256
 * @param upstream the upstream that must have published it
 * @param root the trusted root that it was verified with
 * @param attestations the results for its attestations, in the document's order
 * @param findings what does not hold; empty on a pass
 */
record Verification(
    SubjectFile file,
    ExpectedUpstream upstream,
    TrustedRoot root,
    List<AttestationResult> attestations,
    List<JudgedFinding> findings) {

  /** Compares the claims that could be read with the upstream, even if they are not verified. */
  static Verification of(
      SubjectFile file, ExpectedUpstream upstream, TrustedRoot root, ProvenanceResult result) {
    Set<Finding> findings = new LinkedHashSet<>(result.findings());
    for (AttestationResult attestation : result.attestations()) {
      findings.addAll(attestation.findings());
      if (attestation.claims() != null) {
        upstream.mismatch(attestation.claims()).ifPresent(findings::add);
      }
    }
    if (!result.verified() && findings.isEmpty()) {
      throw new IllegalStateException("a provenance was refused without a finding");
    }
    return new Verification(
        file,
        upstream,
        root,
        result.attestations(),
        findings.stream()
            .map(f -> f.withArtifact(file.fileName()))
            .map(f -> JudgedFinding.of(f, f.id().severity()))
            .toList());
  }

  boolean verified() {
    return findings.isEmpty();
  }

  String text(TextReport.Style style, Clock clock) {
    ReportLines lines = new ReportLines(style);
    lines.heading(verified(), verified() ? "verified" : "NOT VERIFIED", file.fileName());
    for (JudgedFinding finding : findings) {
      lines.finding(finding, "  ");
    }
    lines.field("bytes", "SHA-256 " + file.sha256Hex());
    lines.field("expected", String.join(" or ", upstream.values()));
    lines.attestations(attestations);
    lines.field("root", root.source() + ", " + root.ageDays(clock) + " days old");
    if (verified()) {
      lines.gap();
      lines.line("", TextReport.LIMITS);
    }
    return lines.toString();
  }

  String json(String toolVersion) {
    JsonObject root = JsonHead.of(toolVersion);
    root.addProperty("file", file.fileName());
    root.addProperty("sha256", file.sha256Hex());
    root.addProperty("upstream", String.join(" ", upstream.values()));
    root.addProperty("verified", verified());
    JsonArray attested = new JsonArray();
    attestations.forEach(a -> attested.add(JsonReport.attestation(a)));
    root.add("attestations", attested);
    JsonArray found = new JsonArray();
    findings.forEach(f -> found.add(JsonReport.finding(f)));
    root.add("findings", found);
    return JsonReport.pretty(root);
  }
}
