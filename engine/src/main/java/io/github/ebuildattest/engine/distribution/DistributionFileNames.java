package io.github.ebuildattest.engine.distribution;

import io.github.ebuildattest.engine.distribution.DistributionFileName.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Splits file names by kind: a wheel at its hyphens, a source distribution before its version. */
final class DistributionFileNames {

  /** What file systems allow, in bytes; the names are ASCII. */
  private static final int MAX_LENGTH = 255;

  private static final List<String> SDIST_EXTENSIONS = List.of(".tar.gz", ".zip");
  private static final String WHEEL_EXTENSION = ".whl";

  private DistributionFileNames() {}

  static Optional<DistributionFileName> parse(String fileName, @Nullable String project) {
    if (fileName.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (fileName.endsWith(WHEEL_EXTENSION)) {
      return wheel(fileName, withoutExtension(fileName, WHEEL_EXTENSION), project);
    }
    for (String extension : SDIST_EXTENSIONS) {
      if (fileName.endsWith(extension)) {
        return sdist(fileName, withoutExtension(fileName, extension), project);
      }
    }
    return Optional.empty();
  }

  private static Optional<DistributionFileName> sdist(
      String fileName, String stem, @Nullable String expected) {
    for (int hyphen = stem.lastIndexOf('-');
        hyphen > 0;
        hyphen = stem.lastIndexOf('-', hyphen - 1)) {
      Optional<String> project = project(stem.substring(0, hyphen), expected);
      Optional<Pep440Version> version = Pep440Version.parse(stem.substring(hyphen + 1));
      if (project.isPresent() && version.isPresent()) {
        return Optional.of(
            new DistributionFileName(
                fileName, Kind.SDIST, project.get(), version.get(), null, null));
      }
    }
    return Optional.empty();
  }

  private static Optional<DistributionFileName> wheel(
      String fileName, String stem, @Nullable String expected) {
    String[] parts = stem.split("-", -1);
    boolean withBuild = parts.length == 6;
    if (parts.length != 5 && !withBuild) {
      return Optional.empty();
    }
    Optional<String> project = project(parts[0], expected);
    Optional<Pep440Version> version = Pep440Version.parse(parts[1]);
    Optional<WheelBuild> build = withBuild ? WheelBuild.parse(parts[2]) : Optional.empty();
    int tag = parts.length - 3;
    Optional<WheelTags> tags = WheelTags.parse(parts[tag], parts[tag + 1], parts[tag + 2]);
    if (project.isEmpty()
        || version.isEmpty()
        || tags.isEmpty()
        || build.isPresent() != withBuild) {
      return Optional.empty();
    }
    return Optional.of(
        new DistributionFileName(
            fileName, Kind.WHEEL, project.get(), version.get(), build.orElse(null), tags.get()));
  }

  private static Optional<String> project(String name, @Nullable String expected) {
    if (!ProjectName.isValid(name)) {
      return Optional.empty();
    }
    String normalised = ProjectName.normalize(name);
    return expected == null || expected.equals(normalised)
        ? Optional.of(normalised)
        : Optional.empty();
  }

  private static String withoutExtension(String fileName, String extension) {
    return fileName.substring(0, fileName.length() - extension.length());
  }
}
