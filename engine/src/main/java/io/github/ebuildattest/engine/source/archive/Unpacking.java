package io.github.ebuildattest.engine.source.archive;

import io.github.ebuildattest.engine.source.tree.BlobId;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through an archive's entries as a program that unpacks them would, and keeps their ids. */
final class Unpacking implements Entries.Visitor {

  private static final int MOST_ENTRIES = 200_000;

  /** In bytes, of all files together. */
  private static final long MOST_BYTES = 2L << 30;

  /** In bytes; what is longer is compared as it is, whatever its lines end in. */
  private static final int LONGEST_TEXT = 16 << 20;

  private static final int PIECE = 1 << 16;

  private final ArchiveContents.Kind kind;
  private final Set<String> wanted;
  private final Map<String, ArchivedFile> files = new LinkedHashMap<>();
  private final Set<String> directories = new HashSet<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private @Nullable String top;
  private int entries;
  private long bytes;

  /**
   * A run through all entries.
   *
   * @param wanted paths whose contents are kept
   */
  Unpacking(ArchiveContents.Kind kind, Set<String> wanted) {
    this.kind = kind;
    this.wanted = Set.copyOf(wanted);
  }

  Map<String, ArchivedFile> files() throws ArchiveMalformedException {
    if (files.isEmpty()) {
      throw new ArchiveMalformedException("holds no file");
    }
    for (String path : files.keySet()) {
      if (directories.contains(path)) {
        throw new ArchiveMalformedException("holds '" + path + "' as a file and as a directory");
      }
    }
    return files;
  }

  Map<String, byte[]> contents() {
    return contents;
  }

  @Override
  public void directory(String name) throws ArchiveMalformedException {
    count();
    String path = EntryName.path(name, true);
    if (kind == ArchiveContents.Kind.SDIST && path.indexOf('/') < 0) {
      requireTop(path);
      return;
    }
    String below = below(path);
    directories.add(below);
    around(below);
  }

  @Override
  public void file(String name, long size, InputStream content)
      throws IOException, ArchiveMalformedException {
    String path = begin(name);
    if (size < 0 || size > MOST_BYTES - bytes) {
      throw new ArchiveMalformedException("unpacks to more than " + (MOST_BYTES >> 20) + " MiB");
    }
    bytes += size;
    ArchivedFile file =
        size <= LONGEST_TEXT ? text(path, read(content, (int) size)) : large(path, size, content);
    if (content.read() >= 0) {
      throw new ArchiveMalformedException("holds more of '" + path + "' than it says");
    }
    files.put(path, file);
  }

  @Override
  public void link(String name, String target) throws ArchiveMalformedException {
    String path = begin(name);
    requireInside(path, target);
    byte[] text = target.getBytes(StandardCharsets.UTF_8);
    files.put(path, new ArchivedFile(path, true, text.length, BlobId.of(text), null, null));
  }

  @Override
  public void sameAs(String name, String earlier) throws ArchiveMalformedException {
    String path = begin(name);
    @Nullable ArchivedFile other = files.get(below(EntryName.path(earlier, false)));
    if (other == null || other.link()) {
      throw new ArchiveMalformedException(
          "holds '" + path + "' as a link to what is no file before it");
    }
    files.put(
        path,
        new ArchivedFile(
            path, false, other.size(), other.blob(), other.withLf(), other.withCrlf()));
    byte @Nullable [] content = contents.get(other.path());
    if (content != null && wanted.contains(path)) {
      contents.put(path, content);
    }
  }

  private void count() throws ArchiveMalformedException {
    if (++entries > MOST_ENTRIES) {
      throw new ArchiveMalformedException("holds more than " + MOST_ENTRIES + " entries");
    }
  }

  private String begin(String name) throws ArchiveMalformedException {
    count();
    String path = below(EntryName.path(name, false));
    around(path);
    if (files.containsKey(path)) {
      throw new ArchiveMalformedException("holds '" + path + "' twice");
    }
    return path;
  }

  private String below(String path) throws ArchiveMalformedException {
    if (kind == ArchiveContents.Kind.WHEEL) {
      return path;
    }
    int slash = path.indexOf('/');
    if (slash < 0) {
      throw new ArchiveMalformedException("holds '" + path + "' outside of its directory");
    }
    requireTop(path.substring(0, slash));
    return path.substring(slash + 1);
  }

  private void requireTop(String directory) throws ArchiveMalformedException {
    if (top == null) {
      top = directory;
    }
    if (!top.equals(directory)) {
      throw new ArchiveMalformedException(
          "holds two directories, '" + top + "' and '" + directory + "'");
    }
  }

  /** Notes the directories on the way, none of which may be a file or a link. */
  private void around(String path) throws ArchiveMalformedException {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String directory = path.substring(0, slash);
      if (files.containsKey(directory)) {
        throw new ArchiveMalformedException(
            "holds '" + path + "' below '" + directory + "', which is no directory");
      }
      directories.add(directory);
    }
  }

  /** A link that leads out would have what is unpacked or read later lie elsewhere. */
  private void requireInside(String path, String target) throws ArchiveMalformedException {
    int depth = (int) path.chars().filter(c -> c == '/').count();
    for (String component : target.split("/", -1)) {
      if (component.equals("..")) {
        depth--;
      } else if (!component.equals(".") && !component.isEmpty()) {
        depth++;
      }
      if (depth < 0) {
        break;
      }
    }
    if (target.isEmpty()
        || target.startsWith("/")
        || depth < 0
        || target.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xfffd)) {
      throw new ArchiveMalformedException(
          "holds '" + path + "' as a link to '" + target + "', which leads out of it");
    }
  }

  private static byte[] read(InputStream content, int size)
      throws IOException, ArchiveMalformedException {
    byte[] read;
    try {
      read = content.readNBytes(size);
    } catch (EOFException e) {
      throw new ArchiveMalformedException("breaks off within an entry", e);
    }
    if (read.length < size) {
      throw new ArchiveMalformedException("breaks off within an entry");
    }
    return read;
  }

  private ArchivedFile text(String path, byte[] content) {
    if (wanted.contains(path)) {
      contents.put(path, content);
    }
    LineEndings endings = LineEndings.of(content);
    return new ArchivedFile(
        path,
        false,
        content.length,
        BlobId.of(content),
        endings.withLf().map(BlobId::of).orElse(null),
        endings.withCrlf().map(BlobId::of).orElse(null));
  }

  private static ArchivedFile large(String path, long size, InputStream content)
      throws IOException, ArchiveMalformedException {
    BlobId.Hash hash = BlobId.begin(size);
    byte[] piece = new byte[PIECE];
    for (long left = size; left > 0; ) {
      int count = content.read(piece, 0, (int) Math.min(PIECE, left));
      if (count < 0) {
        throw new ArchiveMalformedException("breaks off within an entry");
      }
      hash.add(piece, count);
      left -= count;
    }
    return new ArchivedFile(path, false, size, hash.id(), null, null);
  }
}
