package io.github.ebuildattest.engine.distribution;

/** Gentoo's versions as PyPI writes them: pypi.eclass' {@code pypi_translate_version}. */
public final class PypiVersion {

  private PypiVersion() {}

  /** Translates PV; the first occurrence of each suffix only, as the eclass does. */
  public static String of(String version) {
    return version
        .replaceFirst("_alpha", "a")
        .replaceFirst("_beta", "b")
        .replaceFirst("_pre", ".dev")
        .replaceFirst("_rc", "rc")
        .replaceFirst("_p", ".post");
  }
}
