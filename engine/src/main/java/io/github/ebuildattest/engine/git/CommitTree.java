package io.github.ebuildattest.engine.git;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** The tree of a commit. */
public final class CommitTree extends GitTree {

  /** As strict as git fsck is with names and their order; old modes with a zero are harmless. */
  private static final ObjectChecker CHECKER =
      new ObjectChecker().setAllowLeadingZeroFileMode(true);

  private final ObjectId root;

  CommitTree(OverlayRepository repository, ObjectId root) {
    super(repository);
    this.root = root;
  }

  /**
   * The paths that differ from an earlier tree, relative to the overlay; those of the repository
   * outside of the overlay start with {@code ../}.
   *
   * @param earlier null for the empty tree
   */
  public NavigableSet<String> changedSince(@Nullable CommitTree earlier) throws IOException {
    return repository.read(
        objects ->
            Difference.between(
                earlier, new CanonicalTreeParser(null, objects, root), repository, objects));
  }

  ObjectId root() {
    return root;
  }

  @Override
  public Map<String, String> malformedSince(OverlayTree earlier) throws IOException {
    CommitTree before = earlier instanceof CommitTree commit ? commit : null;
    Map<String, String> malformed = new TreeMap<>();
    repository.read(
        objects -> {
          addMalformed(objects, "", before, malformed);
          return malformed;
        });
    return malformed;
  }

  /** What is wrong above the overlay can reach into it; what lies beside it cannot. */
  private void addMalformed(
      ObjectReader from, String directory, @Nullable CommitTree earlier, Map<String, String> found)
      throws IOException {
    ObjectId id = treeAt(from, directory);
    boolean known = earlier != null && id != null && id.equals(earlier.treeAt(from, directory));
    String place = directory.isEmpty() ? "" : directory + "/";
    String prefix = repository.prefix();
    if (id == null || known || !(place.startsWith(prefix) || prefix.startsWith(place))) {
      return;
    }
    if (isMalformed(from, id)) {
      found.put(place.equals(prefix) ? "" : repository.relative(directory), id.name());
    }
    for (Map.Entry<String, Node> entry : read(from, directory).entrySet()) {
      // what such a name leads to is wrong with this directory already
      boolean single = !entry.getKey().isEmpty() && entry.getKey().indexOf('/') < 0;
      if (single && entry.getValue().mode() == FileMode.TREE) {
        addMalformed(from, place + entry.getKey(), earlier, found);
      }
    }
  }

  private static boolean isMalformed(ObjectReader from, ObjectId tree) throws IOException {
    try {
      CHECKER.checkTree(tree, from.open(tree).getCachedBytes());
      return false;
    } catch (CorruptObjectException e) {
      return true;
    }
  }

  private @Nullable ObjectId treeAt(ObjectReader from, String directory) throws IOException {
    if (directory.isEmpty()) {
      return root;
    }
    Node node = rawNode(from, directory);
    return node == null || node.mode() != FileMode.TREE ? null : node.id();
  }

  @Override
  Map<String, Node> read(ObjectReader from, String directory) throws IOException {
    ObjectId id = treeAt(from, directory);
    if (id == null) {
      return Map.of();
    }
    Map<String, Node> names = new HashMap<>();
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(from, id); !parser.eof(); parser.next()) {
      names.put(
          parser.getEntryPathString(),
          new Node(parser.getEntryFileMode(), parser.getEntryObjectId()));
    }
    return names;
  }
}
