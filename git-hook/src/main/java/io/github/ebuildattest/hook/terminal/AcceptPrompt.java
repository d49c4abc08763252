package io.github.ebuildattest.hook.terminal;

import io.github.ebuildattest.engine.accept.Acceptance;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a person at the terminal says to what {@code accept} would record. */
public final class AcceptPrompt {

  private final Invocation surroundings;
  private final boolean yes;
  private final Prompt question;

  /**
   * A person, or none.
   *
   * @param yes whether all was answered on the command line
   */
  public AcceptPrompt(Invocation surroundings, boolean yes) {
    this.surroundings = surroundings;
    this.yes = yes;
    this.question = new Prompt(surroundings);
  }

  /**
   * Why something is overridden.
   *
   * @throws ConfigurationException where nobody can be asked, or nothing is said
   */
  public String reason() throws ConfigurationException {
    String said =
        yes || !surroundings.terminal() ? "" : question.ask("Something is overridden. Why? ");
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
  public Set<String> agreed(List<Acceptance> answers) throws ConfigurationException {
    List<Acceptance> open = answers.stream().filter(a -> a.after() != null).toList();
    Set<String> all = new TreeSet<>(open.stream().map(Acceptance::path).toList());
    if (yes) {
      return all;
    }
    if (open.size() == 1) {
      return question.agreed("Record this?", false) ? all : Set.of();
    }
    String said = question.ask("Record all " + open.size() + "? [y/N/e, e asks for each] ");
    if (!Prompt.means(said, "e", "each")) {
      return Prompt.means(said, "y", "yes") ? all : Set.of();
    }
    Set<String> some = new TreeSet<>();
    for (Acceptance answer : open) {
      if (question.agreed(answer.packageName() + "?", false)) {
        some.add(answer.path());
      }
    }
    return some;
  }
}
