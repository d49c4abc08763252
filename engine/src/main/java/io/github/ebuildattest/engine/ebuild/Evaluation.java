package io.github.ebuildattest.engine.ebuild;

import java.util.List;
import java.util.Set;

/** What an ebuild says, or why that cannot be told. There is nothing in between. */
public sealed interface Evaluation permits Evaluated, Refused {

  /**
   * The eclasses inherited, in the order of {@code inherit}, each once; those that the overlay's
   * own eclasses inherit included. For a refused ebuild: as far as evaluation went.
   */
  List<String> inherited();

  /**
   * Of {@code pypi} and {@code cargo}, those that were inherited and that the overlay ships itself.
   */
  Set<String> overriddenEclasses();

  /** The inherited eclasses that the overlay ships itself, overridden ones included. */
  Set<String> overlayEclasses();
}
