package io.github.ebuildattest.hook.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.history.Trust.Released;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One life so far: what it left in each commit, what was told of it, and how it goes on. */
class History {

  final Life life;
  final Random random;
  final Map<String, Trust> left = new HashMap<>();
  Trust trust;
  @Nullable Trust lastPinned;
  private final Map<String, Integer> outcomes;
  private final List<Released> index = new ArrayList<>();
  private final Set<Integer> used = new HashSet<>();
  private final List<String> story = new ArrayList<>();
  private String pushed;

  History(Life life, int seed, Map<String, Integer> outcomes) throws IOException {
    this.life = life;
    this.random = new Random(seed);
    this.outcomes = outcomes;
    story.add("seed " + seed);
    trust = new Trust(index);
    committed(trust);
    pushed = life.head();
  }

  void tell(String event) {
    story.add(event);
    outcomes.merge(event.split(" to | on |: ")[0], 1, Integer::sum);
  }

  /** For people who look for the difference. */
  String told() {
    return String.join("\n  ", story) + "\n" + trust + "\n";
  }

  void committed(Trust after) throws IOException {
    lastPinned = after.pinned() ? after : lastPinned;
    trust = after;
    left.put(life.head(), after);
  }

  void commit(Trust after) throws IOException {
    CommandResult hook = life.commit(story.get(story.size() - 1));
    assertThat(hook.code()).as(told() + hook).isZero();
    committed(after);
  }

  @Nullable String parent() throws IOException {
    String parents = life.git("log", "-1", "--format=%P");
    return parents.isEmpty() || parents.contains(" ") ? null : parents;
  }

  void push() throws IOException {
    tell("push");
    CommandResult push = life.push(pushed);
    assertThat(push.code()).as(told() + push).isZero();
    pushed = life.head();
  }

  void assertRange(String old, boolean passes) {
    Reported range = life.check("--since", old);
    assertThat(range.code() == 0).as(told() + range).isEqualTo(passes);
  }

  Trust gone() {
    Trust last = trust.pinned() || lastPinned == null ? trust : lastPinned;
    return last.gone().exempting(trust.exempt());
  }

  /** The last pin of a package that is gone binds, as far as the remote has seen it. */
  void pushWhatIsGone() throws IOException {
    if (trust.versions().isEmpty()) {
      push();
    }
  }

  Released release() {
    int version = 50 + random.nextInt(4);
    while (used.contains(version)) {
      version += random.nextInt(4) - 1;
    }
    used.add(version);
    Integer by = somebody();
    Instant recent = life.now.minus(Duration.ofDays(2));
    boolean held = by != null && trust.former().contains(by) && random.nextInt(3) > 0;
    Instant logged = held ? recent.minus(Duration.ofDays(random.nextInt(20))) : recent;
    Released release =
        new Released(version, by, logged, held && random.nextBoolean() ? logged : recent);
    index.add(release);
    life.upload(release);
    return release;
  }

  @Nullable Integer somebody() {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1, 2, 3 -> trust.who() == null ? Integer.valueOf(0) : trust.who();
      default ->
          trust.former().isEmpty() || random.nextBoolean()
              ? Integer.valueOf(random.nextInt(Life.PEOPLE.size()))
              : List.copyOf(trust.former()).get(random.nextInt(trust.former().size()));
    };
  }

  void accept(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--reason", "looked at it"));
    CommandResult done = life.accept(all.toArray(String[]::new));
    assertThat(done.code()).as(told() + done).isZero();
  }

  /** Both ways to say yes give the same pin; whether it can be said. */
  boolean answer(Released release) throws IOException {
    String before = life.pin();
    if (!trust.canBeAccepted(release)) {
      CommandResult refused = life.accept("--yes", "--reason", "looked at it");
      assertThat(refused.code()).as(told() + refused).isEqualTo(1);
      assertThat(refused.out().replaceAll("\\s+", " ")).contains("as well, and not older");
      assertThat(life.pin()).isEqualTo(before);
      return false;
    }
    accept("--yes");
    String one = life.pin();
    if (before.isEmpty()) {
      life.git("rm", "-q", "--cached", Life.PIN);
      life.git("clean", "-q", "-f", Life.PIN);
    } else {
      life.pin(before);
    }
    accept(Life.PACKAGE, "--yes");
    assertThat(life.pin()).as(told()).isEqualTo(one).isNotEqualTo(before);
    return true;
  }

  /** A package that had a pin and was deleted comes with that pin or not at all. */
  void comesAgain() throws IOException {
    if (!trust.versions().isEmpty() || !trust.pinned()) {
      return;
    }
    Reported report = life.check("--staged");
    assertThat(report.blocking()).as(told() + report).contains("pin-removed");
    String message = report.message("pin-removed");
    String command = message.substring(message.indexOf("git checkout "));
    life.git(command.substring("git ".length()).split(" "));
  }
}
