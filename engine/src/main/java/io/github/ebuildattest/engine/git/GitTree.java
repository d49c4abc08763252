package io.github.ebuildattest.engine.git;

import io.github.ebuildattest.engine.tree.SymlinkFollowingTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * A tree from git's object store: of a commit, or of the index. Directories are read once. Serves
 * many threads, one at a time.
 */
abstract sealed class GitTree extends SymlinkFollowingTree permits CommitTree, IndexTree {

  /** A name in a tree object or in the index. */
  record Node(FileMode mode, ObjectId id) {}

  final OverlayRepository repository;
  private final Map<String, Map<String, Node>> directories = new HashMap<>();

  GitTree(OverlayRepository repository) {
    this.repository = repository;
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
    return repository.read(objects -> objects.open(node.id()).getCachedBytes(MAX_FILE_BYTES));
  }

  @Override
  public Optional<String> object(String path) throws IOException {
    return Optional.ofNullable(node(path))
        .filter(node -> node.mode() != FileMode.TREE)
        .map(node -> node.id().name());
  }

  @Override
  public String prefix() {
    return repository.prefix();
  }

  @Override
  public Optional<byte[]> outside(String path) throws IOException {
    return repository.read(
        objects -> {
          Node node = rawNode(objects, path);
          return node == null || type(node.mode()) != Type.FILE
              ? Optional.empty()
              : Optional.of(objects.open(node.id()).getCachedBytes(MAX_FILE_BYTES));
        });
  }

  private @Nullable Node node(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    return directory(slash < 0 ? "" : path.substring(0, slash)).get(path.substring(slash + 1));
  }

  /** What lies at a path of the repository; null where nothing does. */
  final @Nullable Node rawNode(ObjectReader from, String repositoryPath) throws IOException {
    int slash = repositoryPath.lastIndexOf('/');
    String parent = slash < 0 ? "" : repositoryPath.substring(0, slash);
    return cached(from, parent).get(repositoryPath.substring(slash + 1));
  }

  private Map<String, Node> directory(String path) throws IOException {
    String whole = repository.prefix() + path;
    String directory = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    return repository.read(objects -> cached(objects, directory));
  }

  private Map<String, Node> cached(ObjectReader from, String directory) throws IOException {
    Map<String, Node> names = directories.get(directory);
    if (names == null) {
      names = read(from, directory);
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
}
