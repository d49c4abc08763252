package io.github.ebuildattest.engine.report;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.LogRecord;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.change.Judged;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.Manifest.Dist;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.ExpectedUpstream.Source;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.verdict.ArtifactReport;
import io.github.ebuildattest.engine.verdict.Beside;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.engine.verdict.RunConditions;
import io.github.ebuildattest.engine.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reports made by hand, one for every way a run can end. */
final class Reports {

  private static final String SHA256 = "a".repeat(64);
  private static final ExpectedUpstream UPSTREAM =
      new ExpectedUpstream(List.of("https://github.com/o/foo"), Source.PYPI_VERIFY_REPO, List.of());

  private Reports() {}

  static Report attested() {
    BumpReport bump =
        bump(
            Verdict.ATTESTED,
            "attested by the same identity since 1.0",
            List.of(artifact(claims("https://github.com/o/foo", "refs/tags/v1.1"), true)));
    return report(Scope.STAGED, List.of(), List.of(bump), Map.of());
  }

  static Report blocked() {
    BumpReport bump =
        bump(
            Verdict.BLOCKED,
            "",
            List.of(artifact(claims("https://github.com/evil/foo", "refs/heads/x"), false)),
            new JudgedFinding(
                Finding.about(
                    FindingId.REF_CHANGED, "foo-1.1.tar.gz", "ref is x; the pin knows v1.1"),
                FindingId.REF_CHANGED.severity(),
                "a decision of 2026-11-21",
                null),
            judged(
                Finding.at(
                    FindingId.MANIFEST_MISMATCH,
                    "dev-python/foo/Manifest",
                    3,
                    "SHA512 of foo-1.1.tar.gz is not that of the attested bytes")),
            judged(Finding.of(FindingId.RELEASE_YANKED, "yanked: broken metadata")));
    return report(
        Scope.RANGE,
        List.of(
            judged(
                Finding.of(FindingId.GATE_CHANGED, "the change touches what guards it: pom.xml"))),
        List.of(bump),
        Map.of());
  }

  static Report accepted() {
    BumpReport bump =
        bump(
            Verdict.ACCEPTED,
            "",
            List.of(),
            new JudgedFinding(
                Finding.about(
                    FindingId.ATTESTATION_LOST,
                    "foo-1.1.tar.gz",
                    "foo 1.0 was attested, foo-1.1.tar.gz is not"),
                FindingId.ATTESTATION_LOST.severity(),
                "the decision of 2026-11-21: released by hand",
                SHA256));
    return new Report(
        new RunConditions(
            "sample",
            Scope.PUSH,
            List.of(
                new Judged(
                    "HEAD 0123456789ab since origin/main, 2 paths", "origin/main fedcba987654")),
            List.of(),
            "built in",
            Duration.ofDays(3),
            List.of("index = https://mirror.example.org/"),
            false),
        List.of("dev-python/foo: attestation-lost, by Larry <larry@example.org>: by hand"),
        List.of(),
        List.of(bump),
        Map.of("dev-python/foo/attestations.toml", "project = \"foo\"\nattested = false\n"),
        List.of(),
        Beside.NOTHING);
  }

  static Report notChecked() {
    BumpReport bump =
        bump(
            Verdict.NOT_CHECKED,
            "",
            List.of(),
            judged(
                Finding.about(
                    FindingId.NETWORK_UNREACHABLE,
                    "foo-1.1.tar.gz",
                    "pypi.org cannot be reached")));
    return report(Scope.ALL, List.of(), List.of(bump), Map.of());
  }

  /** A bump that could not be checked for one reason of the catalogue. */
  static Report notChecked(FindingId why) {
    BumpReport bump =
        bump(
            Verdict.NOT_CHECKED,
            "",
            List.of(),
            judged(Finding.about(why, "foo-1.1.tar.gz", "this could not be done")));
    return report(Scope.ALL, List.of(), List.of(bump), Map.of());
  }

  /** A run that was offline. */
  static Report offline() {
    Report online = notChecked(FindingId.PROVENANCE_ABSENT);
    return new Report(
        online.conditions(),
        online.decisions(),
        online.findings(),
        online.bumps(),
        online.pinsToCommit(),
        List.of(FindingId.RELEASE_YANKED, FindingId.LATE_FILE),
        Beside.NOTHING);
  }

  static Report empty() {
    return report(Scope.STAGED, List.of(), List.of(), Map.of());
  }

  /** All text from outside tries to control the terminal. */
  static Report hostile(String evil) {
    BumpReport bump =
        new BumpReport(
            new EbuildFile(new PackageName("dev-python", "foo" + evil), "1.1" + evil),
            Verdict.BLOCKED,
            new ExpectedUpstream(List.of("https://" + evil), Source.REMOTE_ID, List.of()),
            "since " + evil,
            List.of("patches " + evil),
            List.of(
                new ArtifactReport(
                    new Artifact(
                        "https://x/" + evil,
                        "n" + evil,
                        "d" + evil,
                        Artifact.Kind.PYPI,
                        null,
                        null,
                        List.of()),
                    SHA256,
                    null,
                    List.of(attestation(claims("https://x/" + evil, evil), true)),
                    null)),
            List.of(
                judged(
                    new Finding(
                        FindingId.UNATTESTED,
                        "message " + evil,
                        "file" + evil,
                        "path" + evil,
                        2))));
    return new Report(
        new RunConditions(
            "overlay" + evil,
            Scope.STAGED,
            List.of(new Judged("what" + evil, "memory" + evil, List.of("unseen" + evil))),
            List.of("ignored" + evil),
            "root" + evil,
            Duration.ZERO,
            List.of("key = " + evil),
            true),
        List.of("decision " + evil),
        List.of(judged(Finding.of(FindingId.GATE_CHANGED, "touches " + evil))),
        List.of(bump),
        Map.of("pin" + evil, "project = \"" + evil + "\"\n"),
        List.of(),
        Beside.NOTHING);
  }

  private static Report report(
      Scope scope, List<JudgedFinding> findings, List<BumpReport> bumps, Map<String, String> pins) {
    return new Report(
        new RunConditions(
            "sample",
            scope,
            List.of(),
            List.of(),
            "built in",
            Duration.ofDays(3),
            List.of(),
            false),
        List.of(),
        findings,
        bumps,
        pins,
        List.of(),
        Beside.NOTHING);
  }

  private static JudgedFinding judged(Finding finding) {
    return JudgedFinding.of(finding, finding.id().severity());
  }

  private static BumpReport bump(
      Verdict verdict,
      String continuity,
      List<ArtifactReport> artifacts,
      JudgedFinding... findings) {
    return new BumpReport(
        new EbuildFile(new PackageName("dev-python", "foo"), "1.1-r1"),
        verdict,
        UPSTREAM,
        continuity,
        List.of("the phases of the ebuild"),
        artifacts,
        List.of(findings));
  }

  private static ArtifactReport artifact(Claims claims, boolean verified) {
    return new ArtifactReport(
        new Artifact(
            "https://files.pythonhosted.org/packages/source/f/foo/foo-1.1.tar.gz",
            "foo-1.1.tar.gz",
            "foo-1.1.gh.tar.gz",
            Artifact.Kind.PYPI,
            "foo",
            "1.1",
            List.of()),
        SHA256,
        new Dist("foo-1.1.gh.tar.gz", 1234, Map.of("SHA512", "5".repeat(128)), 3, "DIST …"),
        List.of(attestation(claims, verified)),
        null);
  }

  private static AttestationResult attestation(Claims claims, boolean verified) {
    return new AttestationResult(
        Statement.PUBLISH,
        verified,
        claims,
        new LogRecord("10".repeat(32), 123456789, Instant.parse("2026-11-20T10:11:12Z")),
        null,
        List.of());
  }

  private static Claims claims(String repository, String ref) {
    String workflow = repository + "/.github/workflows/release.yml@" + ref;
    return new Claims(
        workflow,
        false,
        "https://token.actions.githubusercontent.com",
        workflow,
        "c".repeat(40),
        "github-hosted",
        repository,
        "c".repeat(40),
        ref,
        "11",
        null,
        "22",
        workflow,
        "c".repeat(40),
        "release",
        repository + "/actions/runs/1",
        "public",
        null,
        null);
  }
}
