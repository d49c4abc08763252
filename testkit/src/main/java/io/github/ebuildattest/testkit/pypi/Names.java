package io.github.ebuildattest.testkit.pypi;

import java.util.Locale;

/** Names and versions as they are compared in PyPI's URLs. */
final class Names {

  private Names() {}

  /** The normalised name of a project (PEP 503). */
  static String normalised(String project) {
    return project.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }

  /**
   * A version in a form that is the same for the spellings that the testkit uses: without a leading
   * v and without trailing zero components (a part of PEP 440).
   */
  static String comparable(String version) {
    return version
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^v", "")
        .replaceFirst("^(\\d+(?:\\.\\d+)*?)(?:\\.0)+(?=$|[^.\\d]|\\.\\D)", "$1");
  }
}
