package io.github.ebuildattest.engine.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** The tree of a commit. */
public final class CommitTree extends GitTree {

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
  Map<String, Node> read(ObjectReader from, String directory) throws IOException {
    ObjectId id = root;
    if (!directory.isEmpty()) {
      Node node = rawNode(from, directory);
      if (node == null || node.mode() != FileMode.TREE) {
        return Map.of();
      }
      id = node.id();
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
