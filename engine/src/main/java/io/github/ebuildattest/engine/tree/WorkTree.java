package io.github.ebuildattest.engine.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that lie in a directory now, tracked by git or not. */
public final class WorkTree extends SymlinkFollowingTree {

  private final Path root;

  /**
   * A work tree.
   *
   * @param root the overlay's directory
   */
  public WorkTree(Path root) {
    this.root = root;
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    Optional<String> real = resolve(directory);
    if (real.isEmpty() || typeOf(real.get()).filter(t -> t == Type.DIRECTORY).isEmpty()) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(root.resolve(real.get()))) {
      List<Path> sorted = names.sorted().toList();
      List<Entry> entries = new ArrayList<>();
      for (Path path : sorted) {
        entries.add(new Entry(String.valueOf(path.getFileName()), type(path)));
      }
      return entries;
    }
  }

  @Override
  protected Optional<Type> typeOf(String path) throws IOException {
    try {
      return Optional.of(type(root.resolve(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  protected byte[] rawBytes(String path) throws IOException {
    Path file = root.resolve(path);
    if (Files.isSymbolicLink(file)) {
      return Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
    }
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException(path + " is larger than " + MAX_FILE_BYTES + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private static Type type(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      return Type.SYMLINK;
    }
    if (attributes.isDirectory()) {
      return Type.DIRECTORY;
    }
    return attributes.isRegularFile() ? Type.FILE : Type.OTHER;
  }
}
