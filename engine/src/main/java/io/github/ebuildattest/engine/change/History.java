package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.CommitTree;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.GoneFile;
import io.github.ebuildattest.engine.git.OverlayRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history behind a change.
 *
 * @param target the newest commit of a range; null where the change is none
 * @param base where the range begins, itself left out; null for the first commit
 * @param memory the commit whose pins judge; null where nothing is remembered
 */
record History(
    OverlayRepository repository,
    @Nullable Commit target,
    @Nullable Commit base,
    @Nullable Commit memory)
    implements ChangeSet.Past {

  @Override
  public Optional<String> newestWithout(Set<String> paths) throws IOException {
    if (target == null) {
      return Optional.empty();
    }
    try (Commits commits = repository.commits()) {
      for (Commit earlier : commits.firstParents(target, base)) {
        CommitTree tree = commits.tree(earlier);
        boolean without = true;
        for (String path : paths) {
          without &= tree.read(path).isEmpty();
        }
        if (without) {
          return Optional.of(earlier.abbreviated());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public List<byte[]> merged(String path) throws IOException {
    List<byte[]> texts = new ArrayList<>();
    if (target != null) {
      try (Commits commits = repository.commits()) {
        for (Commit parent : commits.parentsOfMerges(target, memory)) {
          commits.tree(parent).read(path).ifPresent(texts::add);
        }
      }
    }
    return texts;
  }

  @Override
  public List<GoneFile> gone(String fileName) throws IOException {
    if (memory == null) {
      return List.of();
    }
    try (Commits commits = repository.commits()) {
      return commits.gone(memory, fileName);
    }
  }
}
