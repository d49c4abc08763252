package io.github.ebuildattest.engine.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Finds and opens the repository around an overlay, where git itself would find it. */
final class RepositoryOpening {

  private RepositoryOpening() {}

  static OverlayRepository around(Path overlay)
      throws IOException, NotInWorkTreeException, RepositoryUnsupportedException {
    SteadySystemReader.install(overlay);
    Path real = overlay.toRealPath();
    Repository repository;
    try {
      repository = build(new FileRepositoryBuilder().readEnvironment(), real);
    } catch (RepositoryNotFoundException e) {
      throw new NoRepositoryException(overlay);
    } catch (IOException | IllegalArgumentException e) {
      // the latter where its configuration cannot be read
      throw new RepositoryUnsupportedException(
          "the repository cannot be opened: " + e.getMessage(), e);
    }
    if (repository.isBare()) {
      repository.close();
      throw new NoWorkTreeException(overlay);
    }
    Path top = repository.getWorkTree().toPath().toRealPath();
    if (!real.startsWith(top)) {
      repository.close();
      throw new OutsideOfRepositoryException(overlay);
    }
    String below = top.relativize(real).toString().replace(File.separatorChar, '/');
    return new OverlayRepository(repository, below.isEmpty() ? "" : below + "/");
  }

  private static Repository build(FileRepositoryBuilder builder, Path overlay) throws IOException {
    if (builder.getGitDir() == null) {
      builder.findGitDir(overlay.toFile());
    }
    if (builder.getGitDir() == null) {
      throw new RepositoryNotFoundException(overlay.toFile());
    }
    return builder.setMustExist(true).build();
  }
}
