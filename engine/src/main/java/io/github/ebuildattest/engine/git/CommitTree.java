package io.github.ebuildattest.engine.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
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
  public Optional<String> malformed(String directory) throws IOException {
    Optional<String> real = resolve(directory);
    if (real.isEmpty()) {
      return Optional.empty();
    }
    String whole = repository.prefix() + real.get();
    String path = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    return repository.read(
        objects -> {
          // what is wrong above the overlay can reach into it
          for (String at = directory.isEmpty() ? "" : path; ; at = below(at, path)) {
            ObjectId id = treeAt(objects, at);
            if (id != null && isMalformed(objects, id)) {
              return Optional.of(
                  "has the malformed tree object " + id.name() + ", which others read otherwise");
            }
            if (at.equals(path)) {
              return Optional.empty();
            }
          }
        });
  }

  /** The next directory on the way down to a path. */
  private static String below(String directory, String path) {
    int slash = path.indexOf('/', directory.isEmpty() ? 0 : directory.length() + 1);
    return slash < 0 ? path : path.substring(0, slash);
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
