package io.github.ebuildattest.engine.tree;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of an overlay at one moment: a work tree, git's index, or a commit. Paths are relative
 * to the overlay's root, with {@code /} and without a leading one; {@code ""} is the root.
 */
public interface OverlayTree {

  /** Larger files are refused; an overlay keeps none. */
  int MAX_FILE_BYTES = 1 << 26;

  /** What a name in a directory stands for. */
  enum Type {
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link, not followed. */
    SYMLINK,
    /** Anything else: a submodule, a device. */
    OTHER
  }

  /** A name in a directory. */
  record Entry(String name, Type type) {}

  /**
   * The names in a directory, sorted; empty where there is no such directory.
   *
   * @throws IOException where the tree cannot be read
   */
  List<Entry> list(String directory) throws IOException;

  /**
   * The bytes of a file, symbolic links followed as long as they stay inside the tree.
   *
   * @return empty where there is no such file, or where a link leads out of the tree
   * @throws IOException where the tree cannot be read, or the file is larger than {@link
   *     #MAX_FILE_BYTES}
   */
  Optional<byte[]> read(String path) throws IOException;

  /**
   * Where a path leads after following symbolic links inside the tree.
   *
   * @return empty where it leads nowhere or out of the tree
   * @throws IOException where the tree cannot be read
   */
  Optional<String> resolve(String path) throws IOException;

  /**
   * The way that a path leads through symbolic links.
   *
   * @param links the links that are followed on the way, as paths, in order; each once it is met
   * @param end where the path leads; empty where it leads nowhere or out of the tree
   * @param outside where a link leads out of the tree, the names from there on, in order; they may
   *     lead back, since a checkout can lie anywhere
   */
  record Route(List<String> links, Optional<String> end, List<String> outside) {

    public Route {
      links = List.copyOf(links);
      outside = List.copyOf(outside);
    }

    /** Whether it leads, or may lead, through, to, or into one of these paths. */
    public boolean meets(NavigableSet<String> paths) {
      return links.stream().anyMatch(paths::contains)
          || end.filter(e -> leadsInto(e, paths)).isPresent()
          || mayComeBackTo(paths);
    }

    private boolean mayComeBackTo(NavigableSet<String> paths) {
      for (int from = 0; from < outside.size(); from++) {
        if (leadsInto(String.join("/", outside.subList(from, outside.size())), paths)) {
          return true;
        }
      }
      return false;
    }

    private static boolean leadsInto(String path, NavigableSet<String> paths) {
      return paths.contains(path) || !paths.subSet(path + "/", path + "0").isEmpty();
    }
  }

  /**
   * The way that a path leads through symbolic links, its own included.
   *
   * @throws IOException where the tree cannot be read
   */
  default Route route(String path) throws IOException {
    return new Route(List.of(), resolve(path), List.of());
  }

  /**
   * What git calls that which lies at a path, links not followed: the object name of a file's or a
   * link's blob, or the commit of a submodule; 40 hexadecimal digits. Empty for a directory, and
   * where there is nothing.
   *
   * @throws IOException where the tree cannot be read
   */
  default Optional<String> object(String path) throws IOException {
    return Optional.empty();
  }

  /**
   * Directories whose record is malformed and differs from that in another tree, each with git's
   * name of it. Only git's tree objects can be malformed: hold a name with a slash, or one name
   * twice.
   *
   * @throws IOException where a tree cannot be read
   */
  default Map<String, String> malformedSince(OverlayTree earlier) throws IOException {
    return Map.of();
  }

  /** The tree's directory in its repository: empty, or ending in {@code /}. */
  default String prefix() {
    return "";
  }

  /**
   * The bytes of a regular file of the repository outside of the tree, links not followed.
   *
   * @param path from the top of the repository
   * @throws IOException where it cannot be read
   */
  default Optional<byte[]> outside(String path) throws IOException {
    return Optional.empty();
  }

  /** A tree without any file. */
  OverlayTree EMPTY =
      new OverlayTree() {
        @Override
        public List<Entry> list(String directory) {
          return List.of();
        }

        @Override
        public Optional<byte[]> read(String path) {
          return Optional.empty();
        }

        @Override
        public Optional<String> resolve(String path) {
          return Optional.empty();
        }
      };

  /** A tree, or the empty one in its place where there is none. */
  static OverlayTree orEmpty(@Nullable OverlayTree tree) {
    return tree == null ? EMPTY : tree;
  }
}
