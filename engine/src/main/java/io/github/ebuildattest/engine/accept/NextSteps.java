package io.github.ebuildattest.engine.accept;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.check.PackageJudgement;
import io.github.ebuildattest.engine.finding.Acceptability;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.NextStep;
import io.github.ebuildattest.engine.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way on from what stops a run: for each package a command that works in the very state that
 * was judged. What may be accepted is accepted, what may not is dropped, and a pin that went is put
 * back.
 *
 * @param change what was judged
 */
public record NextSteps(ChangeSet change) {

  /** Findings that go away by themselves, or not at all. */
  private static final Set<FindingId> PASSING =
      Set.of(FindingId.RELEASE_HIDDEN, FindingId.PROJECT_QUARANTINED);

  /** Findings that a pin without any override answers. */
  private static final Set<FindingId> WITHOUT_REASON =
      Set.of(FindingId.FIRST_USE, FindingId.PIN_MISSING, FindingId.TOO_YOUNG);

  /**
   * A path that means itself to a shell and to git's pathspecs. A name that a commit chose may hold
   * a command, and these lines are made to be copied.
   */
  private static final Pattern ORDINARY = Pattern.compile("[A-Za-z0-9_.+][A-Za-z0-9_.+/-]*");

  private static final String HARMLESS = "if you looked and it is harmless";

  /** What can be done about some packages and about the change as a whole. */
  public List<NextStep> of(List<PackageJudgement> judged, List<JudgedFinding> ofChange)
      throws IOException {
    List<NextStep> steps = new ArrayList<>();
    for (PackageJudgement one : judged) {
      List<JudgedFinding> blockers =
          Stream.concat(
                  one.findings().stream(), one.bumps().stream().flatMap(b -> b.findings().stream()))
              .filter(JudgedFinding::blocks)
              .distinct()
              .toList();
      if (blockers.stream().anyMatch(f -> f.finding().id() != FindingId.TOO_YOUNG)) {
        steps.add(aboutPackage(one, blockers));
      }
    }
    for (JudgedFinding finding : ofChange) {
      if (finding.blocks()) {
        steps.add(aboutPath(String.valueOf(finding.finding().path())));
      }
    }
    boolean open =
        judged.stream()
            .flatMap(one -> one.bumps().stream())
            .anyMatch(b -> b.verdict() == Verdict.NOT_CHECKED);
    if (open) {
      steps.add(
          new NextStep("", "what could not be checked can be, once the cause is gone", again()));
    }
    return acceptedAtOnce(steps)
        ? List.of(new NextStep("", HARMLESS, "ebuild-attest accept --reason TEXT"))
        : steps;
  }

  /** All that is staged and stops can be answered by one command. */
  private boolean acceptedAtOnce(List<NextStep> steps) {
    return change.scope() == Scope.STAGED
        && !steps.isEmpty()
        && steps.stream().allMatch(s -> s.words().equals(HARMLESS));
  }

  private NextStep aboutPackage(PackageJudgement judged, List<JudgedFinding> blockers)
      throws IOException {
    String name = judged.pack().name().toString();
    Set<FindingId> ids = blockers.stream().map(f -> f.finding().id()).collect(Collectors.toSet());
    if (ids.contains(FindingId.PIN_REMOVED) && !judged.putBack().isEmpty()) {
      return new NextStep(name, "the pin comes back with", judged.putBack());
    }
    boolean never =
        ids.stream().anyMatch(id -> id.acceptability() == Acceptability.NEVER)
            || ids.contains(FindingId.PIN_REMOVED);
    if (never) {
      boolean passing = ids.stream().anyMatch(PASSING::contains);
      return new NextStep(
          name,
          passing
              ? "nothing of this may be accepted; wait, or drop the bump"
              : "nothing of this may be accepted; drop the bump",
          drop(judged));
    }
    String reason = WITHOUT_REASON.containsAll(ids) ? "" : " --reason TEXT";
    String since =
        change.scope().judgesCommits() && !change.memoryRevision().isEmpty()
            ? " --since " + change.memoryRevision()
            : "";
    return new NextStep(name, HARMLESS, "ebuild-attest accept " + name + since + reason);
  }

  /** A command that takes a package back to what is remembered. */
  private String drop(PackageJudgement judged) throws IOException {
    String directory = judged.pack().name().directory();
    if (change.scope() == Scope.ALL) {
      List<String> blocked =
          judged.bumps().stream()
              .filter(b -> b.verdict() == Verdict.BLOCKED)
              .map(BumpReport::ebuild)
              .map(EbuildFile::path)
              .toList();
      boolean ordinary = blocked.stream().allMatch(path -> ORDINARY.matcher(path).matches());
      return blocked.isEmpty() || !ordinary ? "" : "git rm -- " + String.join(" ", blocked);
    }
    return takeBack(directory);
  }

  private NextStep aboutPath(String path) throws IOException {
    if (change.scope() == Scope.ALL) {
      return new NextStep(
          path, "mend it or take it out, or let a [[tolerated]] of the policy name it", "");
    }
    return ORDINARY.matcher(path).matches()
        ? new NextStep(path, "nothing of this may be accepted; take it back", takeBack(path))
        : new NextStep(path, "nothing of this may be accepted; take it back by hand", "");
  }

  private String takeBack(String path) throws IOException {
    boolean remembered =
        !change.memory().list(path).isEmpty() || change.memory().read(path).isPresent();
    return remembered
        ? "git restore --source=" + change.memoryRevision() + " --staged --worktree -- " + path
        : "git rm -r -f -- " + path;
  }

  private String again() {
    return switch (change.scope()) {
      case STAGED -> "ebuild-attest check";
      case ALL -> "ebuild-attest check --all";
      case PUSH -> "git push";
      case RANGE -> "ebuild-attest check --since " + change.memoryRevision();
    };
  }
}
