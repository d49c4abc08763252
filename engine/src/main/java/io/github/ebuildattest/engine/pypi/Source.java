package io.github.ebuildattest.engine.pypi;

/** Where a piece of evidence came from. */
public enum Source {
  /** Portage's DISTDIR. */
  DISTDIR,
  /** The configured index. */
  INDEX
}
