package io.github.ebuildattest.engine.overlay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ebuild by its file name (PMS 3.2, 8.1): {@code PN-PVR.ebuild}.
 *
 * @param packageName its package
 * @param version the version with revision, PMS' PVR
 */
public record EbuildFile(PackageName packageName, String version) {

  private static final Pattern VERSION =
      Pattern.compile(
          "[0-9]+(\\.[0-9]+)*[a-z]?(_(alpha|beta|pre|rc|p)[0-9]*)*(?<revision>-r[0-9]+)?");

  /** The ebuild that a file name in a package's directory names, or empty where it names none. */
  public static Optional<EbuildFile> of(PackageName packageName, String fileName) {
    String prefix = packageName.name() + "-";
    if (!fileName.startsWith(prefix) || !fileName.endsWith(".ebuild")) {
      return Optional.empty();
    }
    int end = fileName.length() - ".ebuild".length();
    if (end < prefix.length()) {
      return Optional.empty();
    }
    String version = fileName.substring(prefix.length(), end);
    return VERSION.matcher(version).matches()
        ? Optional.of(new EbuildFile(packageName, version))
        : Optional.empty();
  }

  /** The version without revision, PMS' PV. */
  public String versionWithoutRevision() {
    Matcher matcher = VERSION.matcher(version);
    String revision = matcher.matches() ? matcher.group("revision") : null;
    return revision == null ? version : version.substring(0, version.length() - revision.length());
  }

  /** The file's path in the overlay. */
  public String path() {
    return packageName.directory() + "/" + packageName.name() + "-" + version + ".ebuild";
  }
}
