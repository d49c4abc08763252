package io.github.ebuildattest.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.check.RememberedReleases.Judgement;
import io.github.ebuildattest.engine.check.RememberedReleases.Release;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a package: releases by whom one knows, by others and by nobody, backports,
 * renames, decisions, exemptions that end, and people who edit the pin along with the bump. A plain
 * model of the rules says of each step whether it passes; the engine must say the same.
 */
@Tag("thorough")
class MemoryPropertyTest {

  private static final int SEQUENCES = 10_000;
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final Instant LOGGED = Instant.parse("2025-12-01T10:00:00Z");

  private static final List<Identity> PEOPLE =
      List.of(
          RememberedReleases.github("owner/foo", "11", "22", "release.yml"),
          RememberedReleases.github("owner/bar", "11", "22", "release.yml"),
          RememberedReleases.github("heir/foo", "11", "33", "release.yml"),
          RememberedReleases.github("owner/foo", "12", "22", "release.yml"),
          RememberedReleases.github("owner/foo", "13", "44", "release.yml"),
          RememberedReleases.github("owner/foo", "11", "22", "test.yml"),
          RememberedReleases.github("stranger/foo", "99", "98", "release.yml"));

  /** What the finding must be called when one follows another; by the numbers of PEOPLE. */
  private static final String[] FROM_THE_FIRST = {
    "",
    "repository-renamed",
    "repository-transferred",
    "repository-recreated",
    "owner-recreated",
    "workflow-changed",
    "upstream-mismatch"
  };

  /** The rules in plain words: who is known, since when, and what was decided. */
  private static final class Model {
    private @Nullable Integer who;
    private final Map<Integer, Instant> former = new HashMap<>();
    private int since;
    private boolean knownNotTo;
    private final Set<String> decidedFiles = new HashSet<>();

    /** Whether a release passes with nothing but itself in the change. */
    boolean passes(@Nullable Integer by, int version, Release release, boolean exempt) {
      if (by != null) {
        Instant end = former.get(by);
        return who == null
            || who.equals(by)
            || (end != null && release.logged().isBefore(end) && release.uploaded().isBefore(end));
      }
      if (who != null) {
        return decidedFiles.contains(release.sha256()) || (version < since && exempt);
      }
      return knownNotTo || exempt;
    }

    /** What is remembered once it was committed. */
    void saw(@Nullable Integer by, int version) {
      if (by != null && who == null) {
        who = by;
        since = version;
        knownNotTo = false;
      }
    }

    /** What a human's yes to what blocked makes of it. */
    void accepted(@Nullable Integer by, Release release) {
      if (by != null) {
        if (who != null) {
          former.merge(who, release.logged(), (one, other) -> one.isAfter(other) ? one : other);
        }
        who = by;
      } else if (who != null) {
        decidedFiles.add(release.sha256());
      } else {
        knownNotTo = true;
      }
    }
  }

  @Test
  void no_sequence_of_releases_decisions_and_edits_differs_from_the_plain_rules() throws Exception {
    int passed = 0;
    int stopped = 0;
    for (int seed = 0; seed < SEQUENCES; seed++) {
      Random random = new Random(seed);
      boolean separate = random.nextInt(5) == 0;
      LocalDate today = START;
      LocalDate ends = START.plusDays(random.nextInt(200));
      Policy policy = policy(separate, random.nextInt(3) == 0 ? ends : null);
      Model model = new Model();
      String base = null;
      int version = 50 + random.nextInt(3);
      for (int step = 0; step < 1 + seed % 12; step++) {
        today = today.plusDays(random.nextInt(50));
        version += random.nextInt(6) == 0 ? -random.nextInt(6) : 1 + random.nextInt(2);
        Integer by = somebody(random, model);
        Instant now = LOGGED.plusSeconds(60L * step);
        // what was there before, and what was signed before and held back
        boolean old = by != null && model.former.containsKey(by) && random.nextInt(3) > 0;
        Instant logged = old ? LOGGED.minusSeconds(60L * (1 + random.nextInt(9))) : now;
        Instant uploaded = old && random.nextBoolean() ? logged : now;
        Release release =
            new Release("1." + version, by == null ? null : PEOPLE.get(by), logged, uploaded);
        boolean exempt = policy.exemption(RememberedReleases.NAME, today).isPresent();
        boolean expected = model.passes(by, version, release, exempt);
        String told = "seed " + seed + ", step " + step + ", " + release + "\n" + base;

        Judgement honest = RememberedReleases.judge(base, base, release, policy, today);

        assertThat(honest.passes()).as(told + honest.blocking()).isEqualTo(expected);
        assertNamed(model, by, version, honest, told);
        if (!expected) {
          stopped++;
          tryToSlipIn(random, base, release, policy, today, told);
          if (random.nextBoolean()) {
            String pin = RememberedReleases.accept(base, base, release, honest, START);
            Judgement decided = RememberedReleases.judge(base, pin, release, policy, today);
            assertThat(decided.passes()).as(told + pin + decided.blocking()).isEqualTo(!separate);
            if (!separate) {
              assertCovered(base, pin, release, told);
              model.accepted(by, release);
              base = pin;
            }
          }
        } else {
          passed++;
          assertCovered(base, base, release, told, exempt);
          base = honest.pinToCommit() == null ? base : honest.pinToCommit();
          model.saw(by, version);
        }
      }
    }
    assertThat(passed).isGreaterThan(SEQUENCES);
    assertThat(stopped).isGreaterThan(SEQUENCES);
  }

  private static @Nullable Integer somebody(Random random, Model model) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> null;
      case 2, 3 -> model.who == null ? Integer.valueOf(0) : model.who;
      default ->
          model.former.isEmpty() || random.nextBoolean()
              ? Integer.valueOf(random.nextInt(PEOPLE.size()))
              : List.copyOf(model.former.keySet()).get(random.nextInt(model.former.size()));
    };
  }

  private static Policy policy(boolean separate, @Nullable LocalDate exemptUntil) throws Exception {
    String text =
        (separate ? "decisions = \"separate\"\n" : "")
            + (exemptUntil == null
                ? ""
                : "[[exempt]]\npackage = \"dev-python/*\"\nreason = \"r\"\nexpires = "
                    + exemptUntil
                    + "\n");
    return Policy.parse(text.getBytes(StandardCharsets.UTF_8), START);
  }

  /** The finding is called by its name, not only there. */
  private static void assertNamed(
      Model model, @Nullable Integer by, int version, Judgement judgement, String told) {
    if (judgement.passes()) {
      return;
    }
    if (by == null) {
      boolean lost = model.who != null && version >= model.since;
      assertThat(judgement.blocking()).as(told).contains(lost ? "attestation-lost" : "unattested");
    } else if (model.who != null && model.who == 0) {
      assertThat(judgement.blocking()).as(told).contains(FROM_THE_FIRST[by]);
    }
  }

  /** What does not pass by itself does not pass with a pin edited at will and decided by nobody. */
  private static void tryToSlipIn(
      Random random,
      @Nullable String base,
      Release release,
      Policy policy,
      LocalDate today,
      String told) {
    Pin own = RememberedReleases.pin(base);
    Pin target = edited(random, own, release);
    Judgement judgement = RememberedReleases.judge(own, target, release, policy, today);
    // that a package never attested is a word that counts at first, and is shown
    boolean firstWord =
        own == null && target != null && release.by() == null && !policy.decisionsSeparate();
    if (!firstWord) {
      assertThat(judgement.passes()).as(told + "edited to\n" + target).isFalse();
    }
  }

  private static @Nullable Pin edited(Random random, @Nullable Pin pin, Release release) {
    Identity his = release.by() == null ? PEOPLE.get(6) : release.by();
    if (pin == null) {
      return random.nextBoolean()
          ? new Pin(RememberedReleases.PATH, "foo", false, null, null, List.of(), List.of())
          : null;
    }
    List<Identity> his2 = new ArrayList<>(pin.identities());
    his2.add(his);
    List<Decision> more = new ArrayList<>(pin.decisions());
    more.add(
        Decision.ofFile(
            START,
            "attestation-lost",
            release.version(),
            new Release("0.1", his, LOGGED).sha256(),
            "about another file"));
    return switch (random.nextInt(7)) {
      case 0 -> null;
      case 1 -> pin(pin, false, List.of(), List.of());
      case 2 -> pin(pin, false, pin.identities(), pin.decisions());
      case 3 -> pin(pin, true, List.of(his), pin.decisions());
      case 4 -> pin(pin, pin.attested(), his2, pin.decisions());
      case 5 ->
          new Pin(pin.path(), "foo", pin.attested(), "99", null, pin.identities(), pin.decisions());
      default -> pin(pin, pin.attested(), pin.identities(), more);
    };
  }

  private static Pin pin(
      Pin old, boolean attested, List<Identity> identities, List<Decision> decisions) {
    return new Pin(old.path(), "foo", attested, old.attestedSince(), null, identities, decisions);
  }

  private static void assertCovered(
      @Nullable String base, @Nullable String target, Release release, String told) {
    assertCovered(base, target, release, told, false);
  }

  /** No lost attestation and no changed id passes without a decision that says so. */
  private static void assertCovered(
      @Nullable String base,
      @Nullable String target,
      Release release,
      String told,
      boolean exempt) {
    Pin own = RememberedReleases.pin(base);
    Pin after = RememberedReleases.pin(target);
    if (own == null || !own.attested() || after == null) {
      return;
    }
    if (release.by() == null) {
      boolean decided =
          after.decisions().stream().anyMatch(d -> release.sha256().equals(d.sha256()));
      assertThat(decided || exempt).as(told).isTrue();
    } else {
      boolean known =
          own.identities().stream()
              .anyMatch(
                  i ->
                      i.get("repository-id").equals(release.by().get("repository-id"))
                          && i.get("owner-id").equals(release.by().get("owner-id")));
      boolean decided =
          PinEdits.newDecisions(own, after).stream()
              .anyMatch(d -> d.now() != null && d.now().contains(release.by().repository()));
      assertThat(known || decided).as(told).isTrue();
    }
  }
}
