package io.github.ebuildattest.engine.source.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All entries of a commit's tree, by path and by id, those of its submodules among them. */
public final class SourceTree {

  private final SourceCommit commit;
  private final TreeMap<String, TreeEntry> byPath = new TreeMap<>();
  private final Map<String, List<TreeEntry>> byId = new HashMap<>();
  private final Map<String, SourceCommit> submodules;

  SourceTree(SourceCommit commit, Collection<TreeEntry> entries) {
    this(commit, entries, Map.of());
  }

  private SourceTree(
      SourceCommit commit, Collection<TreeEntry> entries, Map<String, SourceCommit> submodules) {
    this.commit = commit;
    this.submodules = Map.copyOf(submodules);
    for (TreeEntry entry : entries) {
      byPath.put(entry.path(), entry);
      byId.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(entry);
    }
  }

  /**
   * The same with a submodule's tree in its place.
   *
   * @param path of the submodule's entry
   */
  public SourceTree with(String path, SourceTree submodule) {
    Map<String, TreeEntry> entries = new TreeMap<>(byPath);
    entries.remove(path);
    for (TreeEntry entry : submodule.byPath.values()) {
      String below = path + "/" + entry.path();
      entries.put(below, new TreeEntry(below, entry.kind(), entry.id()));
    }
    Map<String, SourceCommit> commits = new HashMap<>(submodules);
    commits.put(path + "/", submodule.commit);
    return new SourceTree(commit, entries.values(), commits);
  }

  /** The commit that an entry is part of: the tree's own, or a submodule's. */
  public SourceCommit commitOf(TreeEntry entry) {
    return submodules.entrySet().stream()
        .filter(submodule -> entry.path().startsWith(submodule.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(commit);
  }

  /** The entry at a path, or null; directories are none. */
  public @Nullable TreeEntry at(String path) {
    return byPath.get(path);
  }

  /** The entry at a path, or the one on the way to it that is no directory. */
  public Optional<TreeEntry> onTheWay(String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      @Nullable TreeEntry entry = byPath.get(path.substring(0, slash));
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.ofNullable(byPath.get(path));
  }

  /** The files with these contents. */
  public List<TreeEntry> withBlob(String id) {
    return byId.getOrDefault(id, List.of()).stream()
        .filter(entry -> entry.kind() == TreeEntry.Kind.FILE)
        .toList();
  }

  /** How many entries there are. */
  public int size() {
    return byPath.size();
  }
}
