package io.github.ebuildattest.engine.git;

import io.github.ebuildattest.engine.tree.SymlinkFollowingTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * A tree out of git's object store: of a commit, or of the index. Directories are read once. Serves
 * many threads, one at a time: an {@link ObjectReader} is for one thread, and trees share theirs.
 */
public abstract sealed class GitTree extends SymlinkFollowingTree {

  /** A name in a tree object or in the index. */
  record Node(FileMode mode, ObjectId id) {}

  private final ObjectReader reader;
  private final String prefix;
  private final Map<String, Map<String, Node>> directories = new HashMap<>();

  /**
   * A tree.
   *
   * @param prefix the overlay's directory in the repository: empty, or ending in {@code /}
   */
  GitTree(ObjectReader reader, String prefix) {
    this.reader = reader;
    this.prefix = prefix;
  }

  /** The names directly below a directory of the repository; empty where there is none. */
  abstract Map<String, Node> read(ObjectReader from, String directory) throws IOException;

  @Override
  public List<Entry> list(String directory) throws IOException {
    Optional<String> real = resolve(directory);
    List<Entry> entries = new ArrayList<>();
    if (real.isPresent()) {
      directory(real.get())
          .forEach((name, node) -> entries.add(new Entry(name, type(node.mode()))));
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  @Override
  protected Optional<Type> typeOf(String path) throws IOException {
    return path.isEmpty()
        ? Optional.of(Type.DIRECTORY)
        : Optional.ofNullable(node(path)).map(n -> type(n.mode()));
  }

  @Override
  protected byte[] rawBytes(String path) throws IOException {
    Node node = node(path);
    if (node == null) {
      throw new IOException(path + " is not in the tree");
    }
    synchronized (reader) {
      try {
        return reader.open(node.id()).getCachedBytes(MAX_FILE_BYTES);
      } catch (MissingObjectException e) {
        throw new ObjectMissingException(e);
      }
    }
  }

  private @Nullable Node node(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    return directory(slash < 0 ? "" : path.substring(0, slash)).get(path.substring(slash + 1));
  }

  final @Nullable Node rawNode(ObjectReader from, String repositoryPath) throws IOException {
    int slash = repositoryPath.lastIndexOf('/');
    String parent = slash < 0 ? "" : repositoryPath.substring(0, slash);
    return cached(from, parent).get(repositoryPath.substring(slash + 1));
  }

  private Map<String, Node> directory(String path) throws IOException {
    String whole = prefix + path;
    synchronized (reader) {
      return cached(reader, whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole);
    }
  }

  private Map<String, Node> cached(ObjectReader from, String directory) throws IOException {
    Map<String, Node> names = directories.get(directory);
    if (names == null) {
      try {
        names = read(from, directory);
      } catch (MissingObjectException e) {
        throw new ObjectMissingException(e);
      }
      directories.put(directory, names);
    }
    return names;
  }

  private static Type type(FileMode mode) {
    if (mode == FileMode.TREE) {
      return Type.DIRECTORY;
    }
    if (mode == FileMode.SYMLINK) {
      return Type.SYMLINK;
    }
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE
        ? Type.FILE
        : Type.OTHER;
  }

  /** The tree of a commit. */
  public static final class OfCommit extends GitTree {

    private final ObjectId root;

    public OfCommit(ObjectReader reader, ObjectId root, String prefix) {
      super(reader, prefix);
      this.root = root;
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

  /** What will be committed: the index, never the work tree. */
  public static final class OfIndex extends GitTree {

    private final Map<String, Map<String, Node>> all = new HashMap<>();

    public OfIndex(ObjectReader reader, DirCache index, String prefix) {
      super(reader, prefix);
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
}
