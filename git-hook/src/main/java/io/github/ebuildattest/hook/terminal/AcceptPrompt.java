package io.github.ebuildattest.hook.terminal;

import io.github.ebuildattest.engine.accept.Acceptance;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Asks the person at the terminal about what {@code accept} would record. */
public final class AcceptPrompt {

  private final Invocation invocation;
  private final boolean yes;
  private final Prompt prompt;

  /**
   * Nothing is asked yet.
   *
   * @param yes whether the command line already says yes to everything
   */
  public AcceptPrompt(Invocation invocation, boolean yes) {
    this.invocation = invocation;
    this.yes = yes;
    this.prompt = new Prompt(invocation);
  }

  /**
   * Asks why a finding is overridden.
   *
   * @throws ConfigurationException where nobody can be asked, or no reason is given
   */
  public String reason() throws ConfigurationException {
    String said = yes || !invocation.terminal() ? "" : prompt.ask("Something is overridden. Why? ");
    if (said.isBlank()) {
      throw new ConfigurationException("Something is overridden here; say why with --reason TEXT.");
    }
    return said;
  }

  /**
   * Asks which pins may be written: where there are several, all, none, or each by its own answer.
   *
   * @return their paths in the overlay
   * @throws ConfigurationException where nobody can be asked
   */
  public Set<String> agreed(List<Acceptance> answers) throws ConfigurationException {
    List<Acceptance> open = answers.stream().filter(a -> a.after() != null).toList();
    Set<String> all = new TreeSet<>(open.stream().map(Acceptance::path).toList());
    if (yes) {
      return all;
    }
    if (open.size() == 1) {
      return prompt.agreed("Record this?", false) ? all : Set.of();
    }
    String said = prompt.ask("Record all " + open.size() + "? [y/N/e, e asks for each] ");
    if (!Prompt.means(said, "e", "each")) {
      return Prompt.means(said, "y", "yes") ? all : Set.of();
    }
    Set<String> some = new TreeSet<>();
    for (Acceptance answer : open) {
      if (prompt.agreed(answer.packageName() + "?", false)) {
        some.add(answer.path());
      }
    }
    return some;
  }
}
