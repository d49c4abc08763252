package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.accept.Acceptance;
import io.github.ebuildattest.engine.accept.PendingPackage;
import io.github.ebuildattest.engine.accept.PinProposal;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.context.AttestedUploads;
import io.github.ebuildattest.engine.digest.Sha256;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.memory.FirstPin;
import io.github.ebuildattest.engine.memory.ProjectMemory;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.ObservedIdentity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinText;
import io.github.ebuildattest.engine.policy.pin.PublisherKind;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own steps 10 to 12 over one package, release by release, without files, git or
 * signatures: what a document proves is given here, what follows from it is the engine's.
 */
public final class RememberedReleases {

  public static final String PATH = "dev-python/foo/attestations.toml";
  public static final PackageName NAME = PackageName.parse("dev-python/foo").orElseThrow();

  private static final Map<String, Pin> PARSED = new HashMap<>();

  private RememberedReleases() {}

  /**
   * A release.
   *
   * @param version PEP 440
   * @param by who attested it, or null
   * @param logged when that was logged
   * @param uploaded when the file was uploaded
   */
  public record Release(String version, @Nullable Identity by, Instant logged, Instant uploaded) {

    /** One that is uploaded when it is logged. */
    public Release(String version, @Nullable Identity by, Instant logged) {
      this(version, by, logged, logged);
    }

    String sha256() {
      return Sha256.hex((version + by).getBytes(StandardCharsets.UTF_8));
    }

    ObservedIdentity observed() {
      return new ObservedIdentity(by.with("ref", "refs/tags/v" + version), true, logged, uploaded);
    }

    List<VerifiedIdentity> seen() {
      return by == null ? List.of() : List.of(new VerifiedIdentity("foo", version, observed()));
    }
  }

  /** What the gate says, and the pin that a hook would add. */
  public record Judgement(List<JudgedFinding> findings, @Nullable String pinToCommit) {

    public boolean passes() {
      return findings.stream().noneMatch(JudgedFinding::blocks);
    }

    public List<String> blocking() {
      return findings.stream()
          .filter(JudgedFinding::blocks)
          .map(f -> f.finding().id().id())
          .toList();
    }
  }

  public static Identity github(String repository, String id, String owner, String workflow) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("repository", repository);
    keys.put("workflow", workflow);
    keys.put("repository-id", id);
    keys.put("owner-id", owner);
    keys.put("ref", "refs/tags/v{version}");
    keys.put("trigger", "release");
    keys.put("runner", "github-hosted");
    keys.put("environment", "");
    return new Identity(PublisherKind.GITHUB, keys, "");
  }

  public static @Nullable Pin pin(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return PARSED.computeIfAbsent(
        text,
        t -> {
          try {
            return Pin.parse(PATH, t.getBytes(StandardCharsets.UTF_8));
          } catch (MalformedFileException e) {
            throw new IllegalStateException(e.whole() + "\n" + t, e);
          }
        });
  }

  /** One bump, whose change leaves this pin, by the memory of that one. */
  public static Judgement judge(
      @Nullable String base,
      @Nullable String target,
      Release release,
      Policy policy,
      LocalDate today) {
    Judgement judgement = judge(pin(base), pin(target), release, policy, today);
    return judgement.pinToCommit() == null
        ? judgement
        : new Judgement(judgement.findings(), firstPin(target, release));
  }

  /** The same of pins that no text has. */
  public static Judgement judge(
      @Nullable Pin own, @Nullable Pin judged, Release release, Policy policy, LocalDate today) {
    List<Pin> remembered = own == null ? List.of() : List.of(own);
    Decisions decisions = new Decisions(remembered, own, judged, policy);
    ProjectMemory memory = ProjectMemory.of("foo", remembered, own, judged, decisions);
    ContinuityStep.Result outcome =
        release.by() == null
            ? ContinuityStep.unattested(
                memory, "foo.tar.gz", release.version(), true, AttestedUploads.UNKNOWN)
            : ContinuityStep.attested(memory, release.observed(), release.version());
    List<PolicyStep.Found> found =
        outcome.findings().stream()
            .map(f -> new PolicyStep.Found(f, release.sha256(), outcome.accepted(), decisions))
            .toList();
    PolicyStep policyStep = new PolicyStep(NAME, Scope.RANGE, policy, today);
    List<JudgedFinding> findings = new ArrayList<>(policyStep.judge(found).ordered());
    PinCheck.run(
            new PackageJudgement.Pins(own, judged, List.of(), null),
            PATH,
            null,
            true,
            Set.of(),
            release.seen(),
            Optional.empty(),
            policy)
        .forEach(f -> findings.add(JudgedFinding.of(f, policy.severity(f.id()))));
    boolean firstUse = release.by() != null && !memory.knowsWho();
    String first = null;
    if (firstUse && (judged == null || !judged.attested())) {
      first = "";
    }
    return new Judgement(findings, first);
  }

  private static String firstPin(@Nullable String target, Release release) {
    FirstPin pin = FirstPin.of("foo", release.seen()).orElseThrow();
    if (target == null) {
      return PinText.attested("foo", pin.since(), pin.identities());
    }
    try {
      return PinText.turnAttested(pin(target), target, pin.since(), pin.identities());
    } catch (MalformedFileException e) {
      throw new IllegalStateException(e.whole(), e);
    }
  }

  /** The pin after a human accepted what blocks. */
  public static String accept(
      @Nullable String base,
      @Nullable String target,
      Release release,
      Judgement judgement,
      LocalDate today) {
    Map<JudgedFinding, String> versions = new HashMap<>();
    judgement.findings().forEach(f -> versions.put(f, release.version()));
    Acceptance acceptance =
        PinProposal.of(
            new PendingPackage(
                NAME,
                new PackageJudgement.Pins(pin(base), pin(target), List.of(), null),
                base,
                target,
                "foo",
                judgement.findings().stream().filter(JudgedFinding::blocks).toList(),
                versions,
                release.seen(),
                List.of(),
                List.of(),
                List.of()),
            today,
            "looked at it",
            false);
    if (acceptance.after() == null) {
      throw new IllegalStateException(String.valueOf(acceptance.refusal()));
    }
    return acceptance.after();
  }
}
