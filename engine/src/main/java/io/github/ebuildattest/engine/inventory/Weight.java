package io.github.ebuildattest.engine.inventory;

/** How certain it is that a package manager reads an entry. */
public enum Weight {
  /** Whoever uses the repository reads it. */
  READ,
  /**
   * Read by those who use what it is for: a profile that is selected, an eclass that is inherited.
   */
  MAYBE_READ,
  /** Nobody reads it. */
  NOT_READ
}
