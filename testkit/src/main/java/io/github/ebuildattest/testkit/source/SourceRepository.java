package io.github.ebuildattest.testkit.source;

import io.github.ebuildattest.testkit.overlay.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A project's own repository, in a directory. */
public final class SourceRepository {

  private static final Instant COMMITTED = Instant.parse("2026-01-01T00:00:00Z");

  private final Path directory;
  private final Git git;

  private SourceRepository(Path directory) {
    this.directory = directory;
    this.git = Git.in(directory);
  }

  /** An empty repository; the directory is made. */
  public static SourceRepository in(Path directory) throws IOException {
    Files.createDirectories(directory);
    SourceRepository repository = new SourceRepository(directory);
    repository.git.init().config("uploadpack.allowFilter", "true");
    return repository;
  }

  /** Writes files and commits everything; returns the commit's id. */
  public String commit(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(path, file.getValue());
    }
    git.addAll();
    return git.commit("work", COMMITTED);
  }

  /** Git in its work tree. */
  public Git git() {
    return git;
  }

  /** Where it lies. */
  public Path directory() {
    return directory;
  }
}
