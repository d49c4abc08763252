package io.github.ebuildattest.engine.pypi.evidence;

/** Where a piece of evidence came from. */
public enum Source {
  /** Portage's DISTDIR. */
  DISTDIR,
  /** The user's cache, which holds what the configured index served before. */
  CACHE,
  /** The configured index. */
  INDEX
}
