package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.Acceptance;
import io.github.ebuildattest.engine.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a person at the terminal says to what {@code accept} would record. */
final class HumanAnswer {

  private final Surroundings surroundings;
  private final boolean yes;
  private final BufferedReader in;

  /**
   * A person, or none.
   *
   * @param yes whether all was answered on the command line
   */
  HumanAnswer(Surroundings surroundings, boolean yes) {
    this.surroundings = surroundings;
    this.yes = yes;
    this.in = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
  }

  /**
   * Why something is overridden.
   *
   * @throws ConfigurationException where nobody can be asked, or nothing is said
   */
  String reason() throws ConfigurationException {
    String said = yes || !surroundings.terminal() ? "" : ask("Something is overridden. Why? ");
    if (said.isBlank()) {
      throw new ConfigurationException("Something is overridden here; say why with --reason TEXT.");
    }
    return said;
  }

  /**
   * The pins that may be written: of several packages all, none, or each as it is answered.
   *
   * @return paths in the overlay
   * @throws ConfigurationException where nobody can be asked
   */
  Set<String> agreed(List<Acceptance> answers) throws ConfigurationException {
    List<Acceptance> open = answers.stream().filter(a -> a.after() != null).toList();
    Set<String> all = new TreeSet<>(open.stream().map(Acceptance::path).toList());
    if (yes) {
      return all;
    }
    if (!surroundings.terminal()) {
      throw new ConfigurationException(
          "Nobody can be asked here, because this is no terminal; add --yes to record it.");
    }
    if (open.size() == 1) {
      return means(ask("Record this? [y/N] "), "y", "yes") ? all : Set.of();
    }
    String said = ask("Record all " + open.size() + "? [y/N/e, e asks for each] ");
    if (!means(said, "e", "each")) {
      return means(said, "y", "yes") ? all : Set.of();
    }
    Set<String> some = new TreeSet<>();
    for (Acceptance answer : open) {
      if (means(ask(answer.packageName() + "? [y/N] "), "y", "yes")) {
        some.add(answer.path());
      }
    }
    return some;
  }

  private static boolean means(String said, String letter, String word) {
    String text = said.toLowerCase(Locale.ROOT);
    return text.equals(letter) || text.equals(word);
  }

  private String ask(String question) throws ConfigurationException {
    surroundings.out().print(question);
    surroundings.out().flush();
    try {
      @Nullable String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new ConfigurationException("The answer cannot be read: " + e.getMessage(), e);
    }
  }
}
