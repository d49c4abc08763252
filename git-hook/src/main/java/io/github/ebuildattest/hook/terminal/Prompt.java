package io.github.ebuildattest.hook.terminal;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a person on a terminal, one question after another; nobody else is asked. */
public final class Prompt {

  private final Invocation surroundings;
  private final BufferedReader in;

  public Prompt(Invocation surroundings) {
    this.surroundings = surroundings;
    this.in = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
  }

  /**
   * Whether the answer is yes.
   *
   * @param yes the answer was given on the command line already
   * @throws ConfigurationException where nobody can be asked
   */
  public boolean agreed(String question, boolean yes) throws ConfigurationException {
    return yes || means(ask(question + " [y/N] "), "y", "yes");
  }

  /**
   * What is answered, without the space around it; empty at the end of the input.
   *
   * @param question printed as it stands
   * @throws ConfigurationException where nobody can be asked
   */
  String ask(String question) throws ConfigurationException {
    if (!surroundings.terminal()) {
      throw new ConfigurationException(
          "Nobody can be asked here, because this is no terminal; add --yes to record it.");
    }
    surroundings.out().print(question);
    surroundings.out().flush();
    try {
      @Nullable String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new ConfigurationException("The answer cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether somebody said this word, or its letter. */
  static boolean means(String said, String letter, String word) {
    String text = said.toLowerCase(Locale.ROOT);
    return text.equals(letter) || text.equals(word);
  }
}
