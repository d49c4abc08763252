package io.github.ebuildattest.testkit.overlay;

/** Versions as ebuilds spell them (PMS 3.2). */
public final class GentooVersion {

  private GentooVersion() {}

  /** The same version as PyPI spells it: what pypi.eclass makes of {@code ${PV}}. */
  public static String onPyPi(String version) {
    return version
        .replaceFirst("-r\\d+$", "")
        .replaceFirst("_alpha", "a")
        .replaceFirst("_beta", "b")
        .replaceFirst("_pre", ".dev")
        .replaceFirst("_rc", "rc")
        .replaceFirst("_p", ".post");
  }

  /** The next version: the last number plus one. */
  public static String after(String version) {
    int start = version.length();
    while (start > 0 && Character.isDigit(version.charAt(start - 1))) {
      start--;
    }
    return version.substring(0, start) + (Integer.parseInt(version.substring(start)) + 1);
  }
}
