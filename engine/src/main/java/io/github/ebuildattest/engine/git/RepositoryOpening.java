package io.github.ebuildattest.engine.git;

import io.github.ebuildattest.engine.git.program.GitCaller;
import io.github.ebuildattest.engine.git.program.NotInWorkTreeException;
import io.github.ebuildattest.engine.git.program.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens the repository around an overlay with JGit, at the places that git itself names. */
final class RepositoryOpening {

  private RepositoryOpening() {}

  static OverlayRepository around(Path overlay, GitCaller caller)
      throws IOException, NotInWorkTreeException, RepositoryUnsupportedException {
    SteadySystemReader.install(overlay);
    Path real = overlay.toRealPath();
    Surroundings found = Surroundings.of(real, caller);
    Repository repository;
    try {
      repository = build(found, caller);
    } catch (IOException | IllegalArgumentException e) {
      // the latter where its configuration cannot be read
      throw new RepositoryUnsupportedException(
          "the repository cannot be opened: " + e.getMessage(), e);
    }
    if (!repository.getCommonDirectory().toPath().toRealPath().equals(found.commonDirectory())) {
      repository.close();
      throw new RepositoryUnsupportedException(
          "GIT_COMMON_DIR names another directory than the repository itself; unset it");
    }
    return new OverlayRepository(repository, found.prefix(real), found.settings(), caller);
  }

  private static Repository build(Surroundings found, GitCaller caller) throws IOException {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder()
            .setGitDir(found.gitDirectory().toFile())
            .setWorkTree(found.top().toFile())
            .setIndexFile(found.index().toFile())
            .setMustExist(true);
    String objects = caller.variable("GIT_OBJECT_DIRECTORY");
    if (!objects.isEmpty()) {
      builder.setObjectDirectory(found.top().resolve(objects).toFile());
    }
    for (String alternate : caller.variable("GIT_ALTERNATE_OBJECT_DIRECTORIES").split(":")) {
      if (!alternate.isEmpty()) {
        builder.addAlternateObjectDirectory(found.top().resolve(alternate).toFile());
      }
    }
    return builder.build();
  }
}
