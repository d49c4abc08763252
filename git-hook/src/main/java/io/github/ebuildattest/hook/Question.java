package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a person on a terminal; nobody else is asked. */
final class Question {

  private static final Set<String> YES = Set.of("y", "yes");

  private Question() {}

  /**
   * Whether the answer is yes.
   *
   * @param yes the answer was given on the command line already
   * @throws ConfigurationException where nobody can be asked
   */
  static boolean agreed(Surroundings surroundings, String question, boolean yes)
      throws ConfigurationException {
    if (yes) {
      return true;
    }
    if (!surroundings.terminal()) {
      throw new ConfigurationException(
          "Nobody can be asked here, because this is no terminal; add --yes to record it.");
    }
    surroundings.out().print(question + " [y/N] ");
    surroundings.out().flush();
    try {
      @Nullable String answer =
          new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))
              .readLine();
      return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new ConfigurationException("The answer cannot be read: " + e.getMessage(), e);
    }
  }
}
