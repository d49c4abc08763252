package io.github.ebuildattest.engine.ebuild.gentoo;

import java.util.Optional;

/**
 * The eclasses that the judged overlay ships itself, below its own {@code eclass/}. Those of other
 * repositories (its masters) are not among them.
 */
@FunctionalInterface
public interface EclassSource {

  /**
   * The text of an eclass of the overlay.
   *
   * @param eclassName the name as {@code inherit} gets it, without {@code .eclass}
   * @return its text, or empty where the overlay does not ship that eclass
   */
  Optional<String> text(String eclassName);

  /** Whether the overlay seems to ship an eclass of that name, of which no text can be read. */
  default boolean isUnreadable(String eclassName) {
    return false;
  }
}
