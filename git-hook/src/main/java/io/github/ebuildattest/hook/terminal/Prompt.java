package io.github.ebuildattest.hook.terminal;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a person at the terminal one question after another. */
public final class Prompt {

  private final Invocation invocation;
  private final BufferedReader in;

  public Prompt(Invocation invocation) {
    this.invocation = invocation;
    this.in = new BufferedReader(new InputStreamReader(invocation.in(), StandardCharsets.UTF_8));
  }

  /**
   * Asks for a yes.
   *
   * @param yes whether the command line already says yes, so that nobody is asked
   * @throws ConfigurationException where nobody can be asked
   */
  public boolean agreed(String question, boolean yes) throws ConfigurationException {
    return yes || means(ask(question + " [y/N] "), "y", "yes");
  }

  /**
   * Asks for a line, and returns it without the space around it; empty at the end of the input.
   *
   * @param question what is printed, to the letter
   * @throws ConfigurationException where nobody can be asked
   */
  String ask(String question) throws ConfigurationException {
    if (!invocation.terminal()) {
      throw new ConfigurationException(
          "Nobody can be asked here, because this is no terminal; add --yes to record it.");
    }
    invocation.out().print(question);
    invocation.out().flush();
    try {
      @Nullable String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new ConfigurationException("The answer cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether an answer is this word, or its letter. */
  static boolean means(String said, String letter, String word) {
    String text = said.toLowerCase(Locale.ROOT);
    return text.equals(letter) || text.equals(word);
  }
}
