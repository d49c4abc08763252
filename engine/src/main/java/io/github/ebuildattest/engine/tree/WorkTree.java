package io.github.ebuildattest.engine.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that lie in a directory now, tracked by git or not. */
public final class WorkTree extends SymlinkFollowingTree {

  private final Path root;
  private final String prefix;

  /**
   * A work tree that lies in no repository, or at the top of one.
   *
   * @param root the overlay's directory
   */
  public WorkTree(Path root) {
    this(root, "");
  }

  /**
   * A work tree.
   *
   * @param root the overlay's directory
   * @param prefix its place below the top of the repository: empty, or ending in {@code /}
   */
  public WorkTree(Path root, String prefix) {
    this.root = root;
    this.prefix = prefix;
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public Optional<byte[]> outside(String path) throws IOException {
    Path top = root.toRealPath();
    for (int at = prefix.indexOf('/'); at >= 0; at = prefix.indexOf('/', at + 1)) {
      top = top.resolve("..").normalize();
    }
    Path file = top.resolve(path);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(bounded(file, path))
        : Optional.empty();
  }

  @Override
  public Optional<String> object(String path) throws IOException {
    Optional<Type> type = typeOf(path);
    if (type.isEmpty() || (type.get() != Type.FILE && type.get() != Type.SYMLINK)) {
      return Optional.empty();
    }
    byte[] bytes = rawBytes(path);
    MessageDigest sha1 = sha1();
    sha1.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
    return Optional.of(HexFormat.of().formatHex(sha1.digest(bytes)));
  }

  /** Git's object names; nothing is protected by them here. */
  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it (java.security.MessageDigest)
    }
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
        entries.add(new Entry(String.valueOf(path.getFileName()), typeIfThere(path)));
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
    return bounded(file, path);
  }

  private static byte[] bounded(Path file, String path) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException(path + " is larger than " + MAX_FILE_BYTES + " bytes");
    }
    return Files.readAllBytes(file);
  }

  /** A name that this system's character set cannot spell is listed, and cannot be opened. */
  private static Type typeIfThere(Path file) throws IOException {
    try {
      return type(file);
    } catch (NoSuchFileException e) {
      return Type.OTHER;
    }
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
