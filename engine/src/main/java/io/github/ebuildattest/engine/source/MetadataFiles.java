package io.github.ebuildattest.engine.source;

import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.distribution.ProjectName;
import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.archive.ArchivedFile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files that a build backend writes about a distribution, by name and in the one directory that
 * is the project's: a directory only named like it could hold anything.
 */
final class MetadataFiles {

  /** Of setuptools' egg-info, without the entry points, which name code to run. */
  private static final Set<String> EGG_INFO =
      Set.of(
          "PKG-INFO",
          "SOURCES.txt",
          "dependency_links.txt",
          "requires.txt",
          "top_level.txt",
          "namespace_packages.txt",
          "zip-safe",
          "not-zip-safe",
          "pbr.json");

  /** Of a wheel's dist-info (PEP 427), likewise. */
  private static final Set<String> DIST_INFO =
      Set.of("METADATA", "WHEEL", "RECORD", "top_level.txt", "namespace_packages.txt", "zip-safe");

  /** Beside those of the directory {@code licenses}. */
  private static final Pattern LICENCE =
      Pattern.compile("(LICEN[CS]E|COPYING|NOTICE|AUTHORS)([.-][A-Za-z0-9_-]+)*(\\.(txt|md|rst))?");

  private static final Pattern CODE = Pattern.compile(".*\\.(py|pyc|pyo|pth|so|pyd|dll|egg-link)");

  private static final String ENTRY_POINTS = "entry_points.txt";
  private static final String EGG_SUFFIX = ".egg-info";
  private static final String DIST_SUFFIX = ".dist-info";

  private final boolean wheel;
  private final String directory;

  private MetadataFiles(boolean wheel, String directory) {
    this.wheel = wheel;
    this.directory = directory;
  }

  /** Those of a distribution. */
  static MetadataFiles of(ArchiveContents archive, DistributionFileName name) {
    boolean wheel = archive.kind() == ArchiveContents.Kind.WHEEL;
    List<String> directories =
        archive.files().stream()
            .map(ArchivedFile::path)
            .filter(path -> path.indexOf('/') >= 0)
            .map(path -> path.substring(0, path.lastIndexOf('/')))
            .filter(path -> wheel ? isDistInfo(path, name) : isEggInfo(path, name))
            .distinct()
            .toList();
    return new MetadataFiles(wheel, directories.size() == 1 ? directories.get(0) + "/" : "");
  }

  private static boolean isEggInfo(String path, DistributionFileName name) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.endsWith(EGG_SUFFIX)
        && isProject(last.substring(0, last.length() - EGG_SUFFIX.length()), name);
  }

  private static boolean isDistInfo(String path, DistributionFileName name) {
    int hyphen = path.indexOf('-');
    return hyphen > 0 && path.endsWith(DIST_SUFFIX) && isProject(path.substring(0, hyphen), name);
  }

  private static boolean isProject(String text, DistributionFileName name) {
    return ProjectName.isValid(text) && ProjectName.normalize(text).equals(name.project());
  }

  /** Whether a file is one of them. */
  boolean contain(ArchivedFile file) {
    if (file.link()) {
      return false;
    }
    if (!wheel && file.path().equals("PKG-INFO")) {
      return true;
    }
    return inDirectory(file) && (wheel ? DIST_INFO : EGG_INFO).contains(file.name());
  }

  /** Whether a file lists the distribution's entry points. */
  boolean areEntryPoints(ArchivedFile file) {
    return !file.link() && inDirectory(file) && file.name().equals(ENTRY_POINTS);
  }

  /** Whether a wheel's file is a copy of a licence or a notice (PEP 639). */
  boolean mayBeLicence(ArchivedFile file) {
    return wheel
        && !file.link()
        && !directory.isEmpty()
        && !CODE.matcher(file.name()).matches()
        && (file.path().startsWith(directory + "licenses/")
            || (inDirectory(file) && LICENCE.matcher(file.name()).matches()));
  }

  private boolean inDirectory(ArchivedFile file) {
    return !directory.isEmpty() && file.path().equals(directory + file.name());
  }
}
