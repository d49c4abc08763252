package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares who attested a release with who is remembered. */
public final class Continuity {

  private Continuity() {}

  /**
   * A remembered identity and what differs from it.
   *
   * @param pinned the identity of the pin that is nearest to what was seen
   * @param findings what differs; empty where the release matches it
   */
  public record Comparison(Identity pinned, List<Finding> findings) {

    /** Whether the release came from this identity. */
    public boolean fits() {
      return findings.isEmpty();
    }
  }

  /**
   * Compares with the nearest of several identities. A former one counts only for what was there
   * before it ended.
   *
   * @param pinned at least one
   * @param version the release's version (PEP 440)
   */
  public static Comparison compare(
      List<Identity> pinned, ObservedIdentity observed, String version) {
    List<Identity> former = pinned.stream().filter(p -> hasEnded(p, observed)).toList();
    List<Identity> inForce = pinned.stream().filter(p -> !hasEnded(p, observed)).toList();
    Comparison nearest =
        (inForce.isEmpty() ? pinned : inForce)
            .stream()
                .map(p -> new Comparison(p, differences(p, observed, version)))
                .min(
                    Comparator.comparing(
                            (Comparison c) ->
                                !c.pinned().stableId().equals(observed.identity().stableId()))
                        .thenComparing(c -> c.findings().size()))
                .orElseThrow(() -> new IllegalArgumentException("no identity to compare with"));
    return former.stream()
        .filter(p -> differences(p, observed, version).isEmpty())
        .findFirst()
        .map(p -> withFormer(nearest, p))
        .orElse(nearest);
  }

  private static boolean hasEnded(Identity pinned, ObservedIdentity observed) {
    Instant until = pinned.until();
    return until != null && !observed.before(until);
  }

  /** What is told where a former identity would fit, had it not ended. */
  private static Comparison withFormer(Comparison nearest, Identity former) {
    if (nearest.pinned().equals(former)) {
      String what = "attested by " + former.describe() + ", which has ended";
      return new Comparison(former, List.of(Finding.of(FindingId.PUBLISHER_CHANGED, what)));
    }
    String known =
        "; it knew the identity that attested this for what was logged, and uploaded, before "
            + former.until();
    return new Comparison(
        nearest.pinned(),
        nearest.findings().stream().map(f -> Finding.of(f.id(), f.message() + known)).toList());
  }

  private static List<Finding> differences(
      Identity pinned, ObservedIdentity observed, String version) {
    Identity now = observed.identity();
    List<Finding> findings = new ArrayList<>();
    if (pinned.kind() != now.kind()) {
      findings.add(
          Finding.of(
              FindingId.PUBLISHER_CHANGED,
              "published by " + now.describe() + "; the pin knows " + pinned.describe()));
      return findings;
    }
    if (pinned.kind() == PublisherKind.GOOGLE) {
      if (!pinned.repository().equals(now.repository())) {
        findings.add(
            Finding.of(
                FindingId.UPSTREAM_MISMATCH,
                "published by the account "
                    + now.repository()
                    + "; the pin knows "
                    + pinned.repository()));
      }
      return findings;
    }
    if (pinned.kind() == PublisherKind.CIRCLECI) {
      comparePipelines(pinned, now, version, findings);
      return findings;
    }
    compareRepositories(pinned, now, findings);
    if (!pinned.workflow().equals(now.workflow())) {
      findings.add(
          changed(FindingId.WORKFLOW_CHANGED, "workflow", pinned.workflow(), now.workflow()));
    }
    if (!pinned.get("environment").isEmpty()
        && observed.environmentStated()
        && !sameEnvironment(pinned, now)) {
      findings.add(key(FindingId.ENVIRONMENT_CHANGED, "environment", pinned, now));
    }
    compareRefs("ref", pinned, now, version, findings);
    if (!pinned.get("trigger").equals(now.get("trigger"))) {
      findings.add(key(FindingId.TRIGGER_CHANGED, "trigger", pinned, now));
    }
    if (!pinned.get("runner").equals(now.get("runner"))) {
      findings.add(key(FindingId.RUNNER_CHANGED, "runner", pinned, now));
    }
    if (!pinned.get(Identity.SIGNER).equals(now.get(Identity.SIGNER))) {
      findings.add(
          Finding.of(
              FindingId.SIGNER_CHANGED,
              "signed by " + signer(now) + "; the pin knows " + signer(pinned)));
    }
    return findings;
  }

  /** GitHub compares the names of environments without case, and PyPI keeps them in lower case. */
  private static boolean sameEnvironment(Identity pinned, Identity now) {
    String was = pinned.get("environment");
    String is = now.get("environment");
    return pinned.kind() == PublisherKind.GITHUB ? was.equalsIgnoreCase(is) : was.equals(is);
  }

  private static String signer(Identity identity) {
    String signer = identity.get(Identity.SIGNER);
    return signer.isEmpty() ? "the workflow " + identity.workflow() + " itself" : signer;
  }

  /**
   * CircleCI names no ids of repository and owner, so another origin may be the same repository
   * renamed or a different one; it is reported as different. Another project is another publisher.
   */
  private static void comparePipelines(
      Identity pinned, Identity now, String version, List<Finding> findings) {
    if (!pinned.get("project_id").equals(now.get("project_id"))) {
      findings.add(
          Finding.of(
              FindingId.PUBLISHER_CHANGED,
              "published by " + now.describe() + "; the pin knows " + pinned.describe()));
    }
    if (!pinned.repository().equals(now.repository())) {
      findings.add(
          Finding.of(
              FindingId.UPSTREAM_MISMATCH,
              "attested by " + now.upstream() + "; the pin knows " + pinned.upstream()));
    }
    if (!pinned.workflow().equals(now.workflow())) {
      findings.add(
          changed(
              FindingId.WORKFLOW_CHANGED,
              "pipeline definition",
              pinned.workflow(),
              now.workflow()));
    }
    compareRefs("vcs_ref", pinned, now, version, findings);
    if (!pinned.get("runner").equals(now.get("runner"))) {
      findings.add(key(FindingId.RUNNER_CHANGED, "runner", pinned, now));
    }
  }

  private static void compareRefs(
      String key, Identity pinned, Identity now, String version, List<Finding> findings) {
    RefPattern pattern = new RefPattern(pinned.get(key), pinned.get(Identity.VERSION));
    if (pattern.fits(now.get(key), version)) {
      return;
    }
    findings.add(
        pattern.pattern().equals(now.get(key))
            ? Finding.of(
                FindingId.REF_CHANGED,
                "ref is "
                    + now.get(key)
                    + " again, a tag of another release than "
                    + version
                    + "; the pin knows it for "
                    + (pattern.release().isEmpty() ? "that one" : pattern.release()))
            : changed(FindingId.REF_CHANGED, "ref", pattern.filledWith(version), now.get(key)));
  }

  private static void compareRepositories(Identity pinned, Identity now, List<Finding> findings) {
    boolean sameName = pinned.repository().equals(now.repository());
    boolean sameOwnerName = owner(pinned).equals(owner(now));
    boolean sameRepository = sameId("repository-id", pinned, now, sameName);
    boolean sameOwner = sameId("owner-id", pinned, now, sameOwnerName);
    if (sameRepository && sameOwner && sameName) {
      return;
    }
    String difference = "attested by " + where(now) + "; the pin knows " + where(pinned);
    if (sameRepository && sameOwner) {
      findings.add(Finding.of(FindingId.REPOSITORY_RENAMED, difference));
    }
    if (sameRepository && !sameOwner) {
      findings.add(Finding.of(FindingId.REPOSITORY_TRANSFERRED, difference));
    }
    if (sameName && !sameRepository) {
      findings.add(Finding.of(FindingId.REPOSITORY_RECREATED, difference));
    }
    if (sameOwnerName && !sameOwner) {
      findings.add(Finding.of(FindingId.OWNER_RECREATED, difference));
    }
    if (!sameRepository && !sameName) {
      findings.add(Finding.of(FindingId.UPSTREAM_MISMATCH, difference));
    }
  }

  /** Where neither side has an id, only the name can show that both are the same. */
  private static boolean sameId(String key, Identity pinned, Identity now, boolean sameName) {
    String id = pinned.get(key);
    return id.equals(now.get(key)) && (!id.isEmpty() || sameName);
  }

  private static String where(Identity identity) {
    return identity.repository()
        + " (repository "
        + identity.get("repository-id")
        + ", owner "
        + identity.get("owner-id")
        + ")";
  }

  private static String owner(Identity identity) {
    boolean nested = identity.kind() == PublisherKind.GITLAB;
    int slash =
        nested ? identity.repository().lastIndexOf('/') : identity.repository().indexOf('/');
    return slash < 0 ? identity.repository() : identity.repository().substring(0, slash);
  }

  private static Finding key(FindingId id, String key, Identity pinned, Identity now) {
    return changed(id, key, pinned.get(key), now.get(key));
  }

  private static Finding changed(FindingId id, String what, String was, String now) {
    return Finding.of(
        id,
        what
            + " is "
            + (now.isEmpty() ? "none" : now)
            + "; the pin knows "
            + (was.isEmpty() ? "none" : was));
  }
}
