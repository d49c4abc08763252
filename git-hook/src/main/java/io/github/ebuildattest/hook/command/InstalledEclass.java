package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.ebuild.PypiEclassRevision;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.NamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The pypi.eclass that Portage would use here.
 *
 * @param file its path
 * @param md5 the MD5 of its bytes, by which metadata caches name it
 * @param revision the revision that these bytes are, or empty where they are not known here
 */
record InstalledEclass(Path file, String md5, Optional<PypiEclassRevision> revision) {

  /**
   * The eclass of Gentoo's repository.
   *
   * @param repository its directory
   * @return empty where the repository has none
   */
  static Optional<InstalledEclass> in(Path repository) throws ConfigurationException {
    Path file = repository.resolve("eclass").resolve("pypi.eclass");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String md5 =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
      return Optional.of(new InstalledEclass(file, md5, PypiEclassRevision.of(md5)));
    } catch (IOException e) {
      throw NamedFile.unreadable(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** What is known of it, for people. */
  String words() {
    return revision
        .map(r -> "a revision known here, in use in " + r.month())
        .orElse(
            "NOT a revision known here (MD5 "
                + md5
                + "): compare SRC_URI of ebuild-attest show with Portage's metadata cache");
  }
}
