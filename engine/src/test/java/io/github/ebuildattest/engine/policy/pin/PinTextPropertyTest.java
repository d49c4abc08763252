package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins as people might write them, edited at random: an edit changes what was meant and nothing
 * else.
 */
class PinTextPropertyTest {

  private static final String LETTERS = "ab/\"\\' #=[]{}\t\u00e9\u4e2d\u0007";

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_successor_and_the_end_of_the_former_are_what_was_meant_and_no_other_line_differs(int seed)
      throws MalformedFileException {
    Random random = new Random(seed);
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    List<Identity> identities = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      identities.add(identity(random, i));
    }
    String text = written(random, identities, lineEnd);
    Pin pin = Pins.parse(text);
    assertThat(pin.identities()).isEqualTo(identities);
    int index = random.nextInt(identities.size());
    Identity former = identities.get(index);
    Instant end = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(1_000_000));
    Identity next = identity(random, 8);

    String two = PinText.addIdentity(pin, text, next);
    String edited = PinText.endIdentity(Pins.parse(two), two, former, end);

    List<Identity> meant = new ArrayList<>(identities);
    meant.set(index, former.until(end));
    meant.add(next);
    assertThat(Pins.parse(edited).identities()).isEqualTo(meant);
    List<String> kept = new ArrayList<>(edited.lines().toList());
    text.lines().forEach(line -> assertThat(kept.remove(line)).as(line).isTrue());
    assertThat(kept).contains("until = " + end).allMatch(l -> l.isEmpty() || !l.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_appended_is_what_was_meant_and_all_before_it_stays(int seed)
      throws MalformedFileException {
    Random random = new Random(seed);
    String text =
        written(random, List.of(identity(random, 0)), random.nextBoolean() ? "\n" : "\r\n");
    Pin pin = Pins.parse(text);
    Decision decision =
        Decision.ofChange(
            LocalDate.of(2026, 1, 1 + random.nextInt(28)), "x", word(random), word(random), "w");
    Identity identity = identity(random, 7);

    String one = PinText.addDecision(pin, text, decision);
    String two = PinText.addIdentity(Pins.parse(one), one, identity);

    assertThat(two.lines().toList()).containsSubsequence(one.lines().toList());
    assertThat(one).startsWith(text);
    List<Decision> decisions = Pins.parse(two).decisions();
    assertThat(decisions.get(decisions.size() - 1).sameAs(decision)).isTrue();
    assertThat(Pins.parse(two).identities()).endsWith(identity);
  }

  private static Identity identity(Random random, int number) {
    Identity identity = Pins.github().with("repository-id", String.valueOf(number));
    return identity.with("workflow", word(random)).with("environment", "e" + number);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder("w");
    for (int i = random.nextInt(6); i > 0; i--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  /** A pin with its keys in any order, each quoted in one of two ways, with comments in between. */
  private static String written(Random random, List<Identity> identities, String end) {
    List<String> head =
        new ArrayList<>(
            List.of("project = \"foo\"", "attested = true", "attested-since = '1.0' #@ low"));
    Collections.shuffle(head, random);
    StringBuilder text = new StringBuilder(String.join(end, head)).append(end);
    for (Identity identity : identities) {
      text.append(random.nextBoolean() ? end : "").append("#@ about it").append(end);
      if (random.nextInt(3) == 0) {
        text.append(Pins.DECISION.replace("\n", end));
      }
      text.append(
          random.nextBoolean() ? "[[attestation-identities]]" : " [[ attestation-identities ]]");
      text.append(random.nextBoolean() ? "" : " #@ who").append(end);
      List<String> lines = new ArrayList<>(List.of("kind = \"GitHub\""));
      identity.keys().forEach((key, value) -> lines.add(line(random, key, value)));
      Collections.shuffle(lines, random);
      text.append(String.join(end, lines)).append(end);
    }
    return random.nextBoolean() ? text.toString() : text.substring(0, text.length() - end.length());
  }

  private static String line(Random random, String key, String value) {
    boolean literal = !value.contains("'") && value.chars().noneMatch(c -> c < ' ' && c != '\t');
    return "  ".repeat(random.nextInt(2))
        + (random.nextInt(4) == 0 ? "\"" + key + "\"" : key)
        + (random.nextBoolean() ? " = " : "=")
        + (literal && random.nextBoolean() ? "'" + value + "'" : PinText.quote(value))
        + (random.nextInt(3) == 0 ? "  #@ " + key + " = \"no\"" : "");
  }
}
