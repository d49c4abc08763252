package io.github.ebuildattest.engine.suggest;

import org.jspecify.annotations.Nullable;

/**
 * A {@code PYPI_VERIFY_REPO} line that an ebuild could have, or should have in another form.
 *
 * @param ebuild the ebuild's path in the overlay
 * @param upstream what the line would say
 * @param because what says so
 * @param edit what would change, or null where it is left to a human
 * @param refusal why it is left to a human, or null
 */
public record Suggestion(
    String ebuild, String upstream, String because, @Nullable Edit edit, @Nullable String refusal) {

  /**
   * One line of one ebuild.
   *
   * @param removed the line that goes, or null where one is added
   * @param added the line that comes
   * @param before the whole file's bytes as they were read, in ISO 8859-1
   * @param after the same with the edit
   */
  public record Edit(@Nullable String removed, String added, String before, String after) {}
}
