package io.github.ebuildattest.engine.tree;

import java.io.IOException;
import java.util.List;
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
