package io.github.ebuildattest.engine.source;

import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.archive.ArchivedFile;
import io.github.ebuildattest.engine.source.tree.SourceTree;
import io.github.ebuildattest.engine.source.tree.TreeEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which directory of a repository a distribution was made from: one for the whole file, so that
 * nothing is looked up elsewhere. A project's own file with the same bytes decides, else the most
 * files that are the same below it.
 */
final class ProjectPrefix {

  private static final List<String> PROJECT_FILES =
      List.of("pyproject.toml", "setup.py", "setup.cfg");

  private ProjectPrefix() {}

  /** The directory, empty or ending in a slash. */
  static String of(ArchiveContents archive, SourceTree tree) {
    Map<String, Integer> votes = votes(archive.files(), tree);
    if (archive.kind() == ArchiveContents.Kind.SDIST) {
      for (String name : PROJECT_FILES) {
        Set<String> homes = homes(archive, tree, name);
        if (!homes.isEmpty()) {
          return best(homes, votes);
        }
      }
    }
    return votes.isEmpty() ? "" : best(votes.keySet(), votes);
  }

  private static Set<String> homes(ArchiveContents archive, SourceTree tree, String name) {
    ArchivedFile file = archive.file(name);
    return file == null
        ? Set.of()
        : tree.withBlob(file.blob()).stream()
            .map(TreeEntry::path)
            .filter(path -> path.equals(name) || path.endsWith("/" + name))
            .map(path -> path.substring(0, path.length() - name.length()))
            .collect(Collectors.toSet());
  }

  private static Map<String, Integer> votes(List<ArchivedFile> files, SourceTree tree) {
    Map<String, Integer> votes = new HashMap<>();
    for (ArchivedFile file : files) {
      // an empty file is everywhere, and says nothing
      if (file.size() > 0) {
        for (TreeEntry entry : tree.withBlob(file.blob())) {
          String path = entry.path();
          if (path.equals(file.path()) || path.endsWith("/" + file.path())) {
            votes.merge(path.substring(0, path.length() - file.path().length()), 1, Integer::sum);
          }
        }
      }
    }
    return votes;
  }

  private static String best(Set<String> prefixes, Map<String, Integer> votes) {
    return prefixes.stream()
        .max(
            Comparator.comparingInt((String prefix) -> votes.getOrDefault(prefix, 0))
                .thenComparing(Comparator.comparingInt(String::length).reversed())
                .thenComparing(Comparator.reverseOrder()))
        .orElse("");
  }
}
