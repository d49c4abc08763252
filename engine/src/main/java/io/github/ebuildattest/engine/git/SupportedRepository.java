package io.github.ebuildattest.engine.git;

import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.jgit.lib.Repository;

/** Refuses what would have another tree read here than the one that is pushed. */
final class SupportedRepository {

  private SupportedRepository() {}

  /**
   * Refuses other object names, grafts and replace refs.
   *
   * @throws RepositoryUnsupportedException naming what mends it
   */
  static void require(Repository repository) throws IOException, RepositoryUnsupportedException {
    String format = repository.getConfig().getString("extensions", null, "objectformat");
    if (format != null && !format.equals("sha1")) {
      throw new RepositoryUnsupportedException(
          "the repository names its objects by "
              + format
              + ", which is not supported; use a clone with SHA-1 objects");
    }
    if (Files.exists(repository.getCommonDirectory().toPath().resolve("info/grafts"))) {
      throw new RepositoryUnsupportedException(
          "the repository has grafts, which show another history than the one that is pushed;"
              + " remove .git/info/grafts");
    }
    if (!repository.getRefDatabase().getRefsByPrefix("refs/replace/").isEmpty()) {
      throw new RepositoryUnsupportedException(
          "the repository has replace refs, which show other objects than those that are pushed;"
              + " remove them with git replace -d");
    }
  }
}
