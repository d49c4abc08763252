package io.github.ebuildattest.engine.git;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** What will be committed: the index, never the work tree. */
final class IndexTree extends GitTree {

  private final Map<String, Map<String, Node>> all = new HashMap<>();

  IndexTree(OverlayRepository repository, DirCache index) {
    super(repository);
    for (int i = 0; i < index.getEntryCount(); i++) {
      DirCacheEntry entry = index.getEntry(i);
      if (!entry.isIntentToAdd()) {
        add(entry.getPathString(), new Node(entry.getFileMode(), entry.getObjectId()));
      }
    }
  }

  private void add(String path, Node node) {
    int slash = path.lastIndexOf('/');
    String parent = slash < 0 ? "" : path.substring(0, slash);
    Map<String, Node> names = all.get(parent);
    if (names == null) {
      names = new HashMap<>();
      all.put(parent, names);
      if (!parent.isEmpty()) {
        add(parent, new Node(FileMode.TREE, ObjectId.zeroId()));
      }
    }
    names.put(path.substring(slash + 1), node);
  }

  @Override
  Map<String, Node> read(ObjectReader from, String directory) {
    return all.getOrDefault(directory, Map.of());
  }
}
