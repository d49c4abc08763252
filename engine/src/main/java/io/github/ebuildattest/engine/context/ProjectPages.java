package io.github.ebuildattest.engine.context;

import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.IntegrityAnswer;
import io.github.ebuildattest.engine.pypi.index.ProjectFile;
import io.github.ebuildattest.engine.pypi.index.ProjectPage;
import io.github.ebuildattest.engine.pypi.index.SimpleAnswer;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The projects' pages on the index, each requested once per run, whatever the answer and however
 * many threads need it.
 */
public final class ProjectPages {

  private final @Nullable Index index;
  private final Map<String, CompletableFuture<SimpleAnswer>> answers = new ConcurrentHashMap<>();

  /**
   * The pages as one run sees them.
   *
   * @param index null where the run is offline, so that nothing is requested
   */
  public ProjectPages(@Nullable Index index) {
    this.index = index;
  }

  /** What the index answers about a file's project; empty where it is not asked. */
  Optional<SimpleAnswer> answer(Artifact file) {
    String project = file.project();
    if (index == null || project == null) {
      return Optional.empty();
    }
    CompletableFuture<SimpleAnswer> mine = new CompletableFuture<>();
    CompletableFuture<SimpleAnswer> asked = answers.putIfAbsent(project, mine);
    if (asked != null) {
      return Optional.of(asked.join());
    }
    try {
      mine.complete(index.simple(project));
    } finally {
      // no other thread may wait for an answer that an exception or an error prevents
      mine.completeExceptionally(new IllegalStateException("the index was not asked"));
    }
    return Optional.of(mine.join());
  }

  /** The page of a file's project; empty where it could not be obtained. */
  Optional<ProjectPage> page(Artifact file) {
    return answer(file)
        .filter(SimpleAnswer.Found.class::isInstance)
        .map(found -> ((SimpleAnswer.Found) found).page());
  }

  /** What the Integrity API says of a file; empty where it is not asked. */
  Optional<IntegrityAnswer> integrity(Artifact file) {
    return index == null || file.project() == null || file.version() == null
        ? Optional.empty()
        : Optional.of(index.integrity(file.project(), file.version(), file.fileName()));
  }

  /** A file's entry on that page. */
  Optional<ProjectFile> listed(Artifact file) {
    return page(file).flatMap(page -> page.file(file.fileName()));
  }
}
