package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.finding.FindingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a human should know of a pipeline when it is pinned, and is not told again until it changes.
 *
 * @param notes in words, each a clause
 * @param findings warnings among them: their ids, with the words
 */
public record FirstLook(List<String> notes, List<Warning> findings) {

  /**
   * A warning.
   *
   * @param message what was seen
   */
  public record Warning(FindingId id, String message) {}

  /** Events that people outside of a project can cause (GitHub Actions, GitLab CI). */
  private static final Set<String> BY_OUTSIDERS =
      Set.of(
          "discussion",
          "discussion_comment",
          "fork",
          "issue_comment",
          "issues",
          "pull_request",
          "pull_request_review",
          "pull_request_review_comment",
          "pull_request_target",
          "watch",
          "workflow_run",
          "external_pull_request_event",
          "merge_request_event");

  /** Events by which somebody starts a run by hand, on whatever ref (GitHub, GitLab). */
  private static final Set<String> BY_HAND = Set.of("workflow_dispatch", "web");

  public FirstLook {
    notes = List.copyOf(notes);
    findings = List.copyOf(findings);
  }

  /**
   * A first look at an identity.
   *
   * @param pinned as the pin has it, the version in its ref generalised
   */
  public static FirstLook at(Identity pinned) {
    List<String> notes = new ArrayList<>();
    List<Warning> findings = new ArrayList<>();
    String trigger = pinned.get("trigger");
    RefPattern ref = new RefPattern(pinned.get("ref"));
    boolean branch = ref.pattern().startsWith("refs/heads/");
    if (BY_OUTSIDERS.contains(trigger)) {
      notes.add("started by " + trigger);
      findings.add(
          new Warning(
              FindingId.TRIGGER_DANGEROUS,
              "started by " + trigger + ", which people outside of the project can cause"));
    } else if (BY_HAND.contains(trigger) && branch) {
      notes.add("started by hand on " + ref.pattern());
      findings.add(
          new Warning(
              FindingId.TRIGGER_DANGEROUS,
              "started by hand (" + trigger + ") on the branch " + ref.pattern()));
    }
    if (pinned.get("runner").equals("self-hosted")) {
      notes.add("run on a machine of upstream's own");
      findings.add(
          new Warning(
              FindingId.RUNNER_SELF_HOSTED, "run on self-hosted, a machine of upstream's own"));
    }
    if (branch && !ref.pattern().contains(RefPattern.VERSION)) {
      notes.add("built from the branch " + ref.pattern() + ", whatever it holds");
    }
    if (ref.isLiteralTag()) {
      notes.add(
          "built from the tag "
              + ref.pattern()
              + ", which names no version, so that each release will be asked about");
    }
    if (!pinned.get(Identity.SIGNER).isEmpty()) {
      notes.add("signed by " + pinned.get(Identity.SIGNER));
    }
    return new FirstLook(notes, findings);
  }
}
