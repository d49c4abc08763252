package io.github.ebuildattest.testkit.overlay;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A tiny source distribution (PEP 625, PEP 517), the same bytes each time. */
public final class Sdist {

  private Sdist() {}

  /** The file {@code name_of_project-VERSION.tar.gz} of a release; the version as on PyPI. */
  public static Distfile of(String project, String version) {
    String normalised = project.replaceAll("[-_.]+", "_").toLowerCase(Locale.ROOT);
    String stem = normalised + "-" + version;
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        stem + "/pyproject.toml",
        """
        [build-system]
        requires = ["hatchling"]
        build-backend = "hatchling.build"

        [project]
        name = "%s"
        version = "%s"
        """
            .formatted(project, version));
    files.put(stem + "/src/" + normalised + "/__init__.py", "VERSION = \"" + version + "\"\n");
    files.put(
        stem + "/PKG-INFO",
        "Metadata-Version: 2.4\nName: " + project + "\nVersion: " + version + "\n");
    return new Distfile(stem + ".tar.gz", Gzip.store(Tar.of(files)));
  }

  /**
   * A file {@code STEM.tar.gz} with these texts below its directory.
   *
   * @param stem the name of the project and its version, with a hyphen between them
   * @param files by path
   */
  public static Distfile holding(String stem, Map<String, String> files) {
    Map<String, String> below = new LinkedHashMap<>();
    files.forEach((path, text) -> below.put(stem + "/" + path, text));
    return new Distfile(stem + ".tar.gz", Gzip.store(Tar.of(below)));
  }
}
