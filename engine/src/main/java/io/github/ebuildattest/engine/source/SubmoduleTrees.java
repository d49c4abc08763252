package io.github.ebuildattest.engine.source;

import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.archive.ArchivedFile;
import io.github.ebuildattest.engine.source.tree.CommitAnswer;
import io.github.ebuildattest.engine.source.tree.CommitHosts;
import io.github.ebuildattest.engine.source.tree.SourceCommit;
import io.github.ebuildattest.engine.source.tree.SourceTree;
import io.github.ebuildattest.engine.source.tree.SubmoduleNames;
import io.github.ebuildattest.engine.source.tree.TreeEntry;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The trees of those submodules that a distribution has files of, put in their places: the commit's
 * tree binds their commits. Those that cannot be had stay what they are.
 */
final class SubmoduleTrees {

  /** So many other repositories are asked at most. */
  private static final int MOST = 20;

  private final CommitHosts hosts;

  SubmoduleTrees(CommitHosts hosts) {
    this.hosts = hosts;
  }

  /** The tree with them. */
  SourceTree in(SourceTree tree, SourceCommit commit, String prefix, ArchiveContents archive) {
    Set<TreeEntry> submodules = new LinkedHashSet<>();
    for (ArchivedFile file : archive.files()) {
      tree.onTheWay(prefix + file.path())
          .filter(entry -> entry.kind() == TreeEntry.Kind.SUBMODULE)
          .ifPresent(submodules::add);
    }
    Optional<SubmoduleNames> names = submodules.isEmpty() ? Optional.empty() : names(tree, commit);
    if (names.isEmpty()) {
      return tree;
    }
    SourceTree whole = tree;
    for (TreeEntry submodule : submodules.stream().limit(MOST).toList()) {
      Optional<SourceCommit> its = names.get().commit(submodule);
      if (its.isPresent()
          && hosts.tree(its.get()) instanceof CommitAnswer.Found<SourceTree> found) {
        whole = whole.with(submodule.path(), found.value());
      }
    }
    return whole;
  }

  private Optional<SubmoduleNames> names(SourceTree tree, SourceCommit commit) {
    @Nullable TreeEntry file = tree.at(SubmoduleNames.PATH);
    if (file == null || file.kind() != TreeEntry.Kind.FILE) {
      return Optional.empty();
    }
    return hosts.blobs(commit, Set.of(file.id()))
            instanceof CommitAnswer.Found<Map<String, byte[]>> found
        ? Optional.ofNullable(found.value().get(file.id()))
            .map(bytes -> new SubmoduleNames(commit.repository(), bytes))
        : Optional.empty();
  }
}
