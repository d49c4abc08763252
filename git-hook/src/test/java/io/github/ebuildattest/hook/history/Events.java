package io.github.ebuildattest.hook.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.history.Trust.Released;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** What can happen to a package and its branches. */
final class Events extends History {

  Events(Life life, int seed, Map<String, Integer> outcomes) throws IOException {
    super(life, seed, outcomes);
  }

  /** Some events, and an audit in the end. */
  void live() throws IOException {
    int events = 1 + random.nextInt(12);
    for (int i = 0; i < events; i++) {
      life.now = life.now.plus(Duration.ofHours(30));
      happens();
    }
    Reported all = life.check("--all");
    assertThat(all.code() == 0).as("--all, " + told() + all).isEqualTo(trust.allPass());
  }

  private void happens() throws IOException {
    switch (random.nextInt(15)) {
      case 0 -> revert();
      case 1 -> merge();
      case 2 -> cherryPick();
      case 3 -> twoDecide();
      case 4 -> goBackByForce();
      case 5 -> delete();
      case 6 -> touch();
      case 7 -> dropAndBringBack();
      case 8 -> editPolicy();
      case 9 -> push();
      default -> bump(true);
    }
  }

  /** One release, staged; whether it was committed in the end. */
  private boolean bump(boolean mayBeAnswered) throws IOException {
    Released release = release();
    tell("bump to " + release);
    life.bump(release);
    comesAgain();
    boolean passes = trust.passes(release);
    Reported report = life.check("--staged");
    assertThat(report.code()).as(told() + report).isEqualTo(passes ? 0 : 1);
    if (passes) {
      commit(trust.saw(release));
    } else if (mayBeAnswered && random.nextInt(3) > 0 && answer(release)) {
      commit(trust.accepted(release));
    } else {
      tell("dropped");
      life.git("reset", "-q", "--hard");
      return false;
    }
    return true;
  }

  /** The last commit is taken back, with whatever was decided in it. */
  private void revert() throws IOException {
    Trust before = left.get(parent());
    if (before == null) {
      return;
    }
    tell("revert of the last commit");
    life.git("revert", "--no-commit", "HEAD");
    Trust after = before.versions().isEmpty() ? gone().exempting(before.exempt()) : before;
    if (after.passesSince(trust)) {
      commit(after);
      pushWhatIsGone();
    } else {
      assertThat(life.check("--staged").code()).as(told()).isEqualTo(1);
      life.git("reset", "-q", "--hard");
    }
  }

  /** Another maintainer's branch, with a bump on either side. */
  private void merge() throws IOException {
    tell("on a branch:");
    String start = life.head();
    Trust last = lastPinned;
    life.git("checkout", "-q", "-b", "theirs");
    boolean theirs = bump(true);
    Trust other = trust;
    life.git("checkout", "-q", "main");
    trust = left.get(start);
    lastPinned = last;
    tell("on main:");
    bump(other.remembersLike(trust));
    if (theirs && (other.remembersLike(left.get(start)) || trust.remembersLike(left.get(start)))) {
      String mine = life.head();
      String their = life.git("rev-parse", "theirs");
      tell("merged");
      // whoever decided nothing takes the pin of the one who did
      String side = trust.remembersLike(left.get(start)) ? "theirs" : "ours";
      life.git("merge", "-q", "--no-commit", "--no-ff", "-X", side, "theirs");
      Trust merged = trust.merged(other, left.get(start));
      Reported report = life.check("--staged");
      boolean passes = merged.passesSince(trust);
      assertThat(report.code() == 0).as(told() + report).isEqualTo(passes);
      if (passes) {
        Trust our = trust;
        commit(merged);
        assertRange(mine, merged.passesSince(our));
        assertRange(their, merged.passesSince(other));
        if (!merged.passesSince(other)) {
          // what was decided there ends what was done here: it cannot be pushed
          tell("taken back");
          life.git("reset", "-q", "--hard", mine);
          trust = our;
        }
      } else {
        life.git("merge", "--abort");
      }
    }
    life.git("branch", "-q", "-D", "theirs");
  }

  /** A commit of a branch, on top of something else. */
  private void cherryPick() throws IOException {
    tell("on a branch:");
    String start = life.head();
    Trust last = lastPinned;
    life.git("checkout", "-q", "-b", "theirs");
    boolean theirs = bump(true);
    Trust other = trust;
    life.git("checkout", "-q", "main");
    trust = left.get(start);
    lastPinned = last;
    if (theirs) {
      life.unrelated();
      commit(trust);
      tell("picked");
      life.git("cherry-pick", "--no-commit", "theirs");
      commit(other);
    }
    life.git("branch", "-q", "-D", "theirs");
  }

  /** Two maintainers answer for the same bump, in words of their own, and merge. */
  private void twoDecide() throws IOException {
    Released release = release();
    if (trust.passes(release) || trust.versions().isEmpty() || !trust.canBeAccepted(release)) {
      return;
    }
    tell("two decide on " + release);
    String start = life.head();
    Trust before = trust;
    decide(release, "as their changelog says");
    String mine = life.head();
    life.git("checkout", "-q", "-b", "theirs", start);
    trust = before;
    life.now = life.now.plus(Duration.ofHours(30));
    decide(release, "saw their commit");
    String their = life.head();
    life.git("checkout", "-q", "main");
    String side = random.nextBoolean() ? "ours" : "theirs";
    life.git("merge", "-q", "--no-commit", "--no-ff", "-X", side, "theirs");
    commit(trust);
    assertRange(mine, true);
    assertRange(their, true);
    life.git("branch", "-q", "-D", "theirs");
  }

  private void decide(Released release, String why) throws IOException {
    life.bump(release);
    CommandResult done = life.accept("--reason", why, "--yes");
    assertThat(done.code()).as(told() + done).isZero();
    commit(trust.accepted(release));
  }

  /** The branch is set back and pushed, and pushed forward again. */
  private void goBackByForce() throws IOException {
    String parent = parent();
    if (!left.containsKey(parent)) {
      return;
    }
    push();
    tell("back by force");
    String tip = life.head();
    life.git("reset", "-q", "--hard", parent);
    CommandResult back = life.push(tip);
    assertThat(back.code()).as(told() + back).isZero();
    life.git("reset", "-q", "--hard", tip);
    CommandResult again = life.push(parent);
    assertThat(again.code()).as(told() + again).isZero();
  }

  private void delete() throws IOException {
    if (trust.versions().isEmpty()) {
      return;
    }
    tell("deleted");
    life.git("rm", "-q", "-r", Life.PACKAGE);
    commit(gone());
    pushWhatIsGone();
  }

  private void touch() throws IOException {
    if (!trust.versions().isEmpty()) {
      tell("oldest touched");
      life.touch(trust.versions().first());
      commit(trust);
    }
  }

  private void dropAndBringBack() throws IOException {
    if (trust.versions().size() < 2) {
      return;
    }
    Released release = trust.release(trust.versions().first());
    tell("dropped and brought back: " + release);
    life.git("rm", "-q", Life.ebuild(release.version()));
    commit(trust.without(release.version()));
    life.git("checkout", "HEAD^", "--", Life.ebuild(release.version()));
    Reported report = life.check("--staged");
    assertThat(report.code() == 0).as(told() + report).isEqualTo(trust.passes(release));
    if (trust.passes(release)) {
      commit(trust.saw(release));
    } else {
      life.git("reset", "-q", "--hard");
    }
  }

  private void editPolicy() throws IOException {
    tell("another policy");
    life.exempt(!trust.exempt());
    commit(trust.exempting(!trust.exempt()));
    push();
  }
}
