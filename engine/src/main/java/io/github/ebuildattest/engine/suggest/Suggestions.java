package io.github.ebuildattest.engine.suggest;

import java.util.List;

/**
 * What {@code suggest} found.
 *
 * @param suggestions in the order of their ebuilds
 * @param unreadable ebuilds that cannot be evaluated, so that nothing is suggested for them
 * @param notChecked what could not be checked, a sentence each
 */
public record Suggestions(
    List<Suggestion> suggestions, List<String> unreadable, List<String> notChecked) {

  public Suggestions {
    suggestions = List.copyOf(suggestions);
    unreadable = List.copyOf(unreadable);
    notChecked = List.copyOf(notChecked);
  }
}
