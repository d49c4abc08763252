package io.github.ebuildattest.hook.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to a package in git: bumps and their answers, reverts, merges, cherry-picks, two
 * maintainers with one decision, pushes by force, deletions and returns, older ebuilds, other
 * policies. A plain model says each time whether that passes; the gate, over real git and a real
 * index, must say the same.
 *
 * <p>{@code -Dhistory.lives=10000} plays as many, {@code -Dhistory.first=N} begins with another.
 */
@Tag("thorough")
class HistoryPropertyTest {

  private static final int FIRST = Integer.getInteger("history.first", 0);
  private static final int LIVES = Integer.getInteger("history.lives", 12);
  private static final int MOST_DIFFERENCES = 5;

  @TempDir Path directory;

  @Test
  void no_life_differs_from_the_plain_rules() throws IOException {
    List<AssertionError> differences = new ArrayList<>();
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int seed = FIRST; seed < FIRST + LIVES && differences.size() < MOST_DIFFERENCES; seed++) {
      try (Life life = new Life(directory.resolve("life-" + seed))) {
        new Events(life, seed, outcomes).live();
      } catch (AssertionError difference) {
        differences.add(difference);
      }
    }
    System.out.println(LIVES + " lives: " + outcomes);
    assertThat(differences).isEmpty();
  }
}
