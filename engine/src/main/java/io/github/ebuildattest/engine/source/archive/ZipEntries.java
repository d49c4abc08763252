package io.github.ebuildattest.engine.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The entries of a zip file (PKWARE's APPNOTE 6.3): entries and directory fill it without a gap, so
 * that there is one way to read it.
 *
 * @param file the archive
 */
record ZipEntries(Path file) implements Entries {

  private static final int END_OF_DIRECTORY = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_HEADER = 30;
  private static final int NO_ZIP64 = 0xffff;
  private static final long IN_ZIP64 = 0xffffffffL;
  private static final int UNICODE_PATH = 0x7075;

  /** Sizes of what may lie behind contents whose size came later (APPNOTE 4.3.9). */
  private static final Set<Long> DESCRIPTORS = Set.of(12L, 16L, 20L, 24L);

  @Override
  public void each(Visitor visitor) throws IOException, ArchiveMalformedException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "r")) {
      End end = end(raw);
      try (ZipFile zip = open()) {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
        if (entries.size() != end.entries) {
          throw new ArchiveMalformedException("does not hold as many entries as it says");
        }
        long at = 0;
        boolean described = false;
        for (ZipArchiveEntry entry : entries) {
          requirePlain(entry);
          requireNoGap(entry.getLocalHeaderOffset() - at, described);
          at = local(raw, entry);
          described = entry.getGeneralPurposeBit().usesDataDescriptor();
          visit(zip, entry, visitor);
        }
        requireNoGap(end.directory - at, described);
      }
    }
  }

  /** What the last bytes say: how many entries there are, and where the directory begins. */
  private record End(int entries, long directory) {}

  private static End end(RandomAccessFile raw) throws IOException, ArchiveMalformedException {
    long length = raw.length();
    if (length < END_OF_DIRECTORY) {
      throw new ArchiveMalformedException("is too short for a zip file");
    }
    ByteBuffer end = read(raw, length - END_OF_DIRECTORY, END_OF_DIRECTORY);
    int entries = end.getShort(10) & 0xffff;
    long size = end.getInt(12) & 0xffffffffL;
    long directory = end.getInt(16) & 0xffffffffL;
    if (end.getInt(0) != END_SIGNATURE
        || end.getShort(4) != 0
        || end.getShort(6) != 0
        || (end.getShort(8) & 0xffff) != entries
        || end.getShort(20) != 0
        || entries == NO_ZIP64
        || directory + size != length - END_OF_DIRECTORY) {
      throw new ArchiveMalformedException(
          "does not end as a plain zip file does: with its one directory and no comment");
    }
    return new End(entries, directory);
  }

  private ZipFile open() throws ArchiveMalformedException {
    try {
      return ZipFile.builder()
          .setPath(file)
          .setCharset(StandardCharsets.UTF_8)
          .setUseUnicodeExtraFields(false)
          .get();
    } catch (IOException | IllegalArgumentException e) {
      throw new ArchiveMalformedException("holds a directory that cannot be read", e);
    }
  }

  /** As it is written: the library makes slashes of some systems' backslashes. */
  private static String name(ZipArchiveEntry entry) {
    return new String(entry.getRawName(), StandardCharsets.UTF_8);
  }

  private static void requirePlain(ZipArchiveEntry entry) throws ArchiveMalformedException {
    String name = name(entry);
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new ArchiveMalformedException("holds an encrypted entry, '" + name + "'");
    }
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw new ArchiveMalformedException(
          "holds an entry that is neither stored nor deflated, '" + name + "'");
    }
    if (entry.isUnixSymlink()) {
      throw new ArchiveMalformedException(
          "holds a symbolic link, '" + name + "', which pip unpacks as a file");
    }
    boolean ascii = name.chars().allMatch(c -> c < 0x80);
    if (!ascii && !entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      throw new ArchiveMalformedException("holds a name in an unknown encoding, '" + name + "'");
    }
  }

  private static void requireNoGap(long gap, boolean described) throws ArchiveMalformedException {
    if (described ? !DESCRIPTORS.contains(gap) : gap != 0) {
      throw new ArchiveMalformedException("holds bytes that belong to no entry, or to two");
    }
  }

  /** Compares an entry's own header with the directory, and returns where its contents end. */
  private static long local(RandomAccessFile raw, ZipArchiveEntry entry)
      throws IOException, ArchiveMalformedException {
    ByteBuffer header = read(raw, entry.getLocalHeaderOffset(), LOCAL_HEADER);
    byte[] directory = entry.getRawName();
    int nameLength = header.getShort(26) & 0xffff;
    int extraLength = header.getShort(28) & 0xffff;
    byte[] local = read(raw, entry.getLocalHeaderOffset() + LOCAL_HEADER, nameLength).array();
    boolean later = entry.getGeneralPurposeBit().usesDataDescriptor();
    if (header.getInt(0) != LOCAL_SIGNATURE
        || header.getShort(6) != (short) entry.getRawFlag()
        || (header.getShort(8) & 0xffff) != entry.getMethod()
        || (!later && !sameSizes(header, entry))
        || !Arrays.equals(local, directory)) {
      throw new ArchiveMalformedException(
          "says two things of '" + name(entry) + "', in its directory and before the contents");
    }
    requireOneName(
        read(raw, entry.getLocalHeaderOffset() + LOCAL_HEADER + nameLength, extraLength), entry);
    requireOneName(
        ByteBuffer.wrap(entry.getCentralDirectoryExtra()).order(ByteOrder.LITTLE_ENDIAN), entry);
    return entry.getLocalHeaderOffset()
        + LOCAL_HEADER
        + nameLength
        + extraLength
        + entry.getCompressedSize();
  }

  /** Where they do not come later; 32 bits of ones say that they stand elsewhere (zip64). */
  private static boolean sameSizes(ByteBuffer header, ZipArchiveEntry entry) {
    long compressed = header.getInt(18) & 0xffffffffL;
    long size = header.getInt(22) & 0xffffffffL;
    return (header.getInt(14) & 0xffffffffL) == entry.getCrc()
        && (compressed == entry.getCompressedSize() || compressed == IN_ZIP64)
        && (size == entry.getSize() || size == IN_ZIP64);
  }

  /** Some programs take an entry's name from an extra field (APPNOTE 4.6.9). */
  private static void requireOneName(ByteBuffer extra, ZipArchiveEntry entry)
      throws ArchiveMalformedException {
    while (extra.hasRemaining()) {
      int id = extra.remaining() < 4 ? UNICODE_PATH : extra.getShort() & 0xffff;
      int length = extra.remaining() < 2 ? 0 : extra.getShort() & 0xffff;
      if (id == UNICODE_PATH || length > extra.remaining()) {
        throw new ArchiveMalformedException("holds an entry with two names, '" + name(entry) + "'");
      }
      extra.position(extra.position() + length);
    }
  }

  private static ByteBuffer read(RandomAccessFile raw, long at, int count)
      throws IOException, ArchiveMalformedException {
    byte[] bytes = new byte[count];
    if (at < 0 || at + count > raw.length()) {
      throw new ArchiveMalformedException("names a place behind its end");
    }
    raw.seek(at);
    raw.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void visit(ZipFile zip, ZipArchiveEntry entry, Visitor visitor)
      throws IOException, ArchiveMalformedException {
    if (name(entry).endsWith("/")) {
      if (entry.getSize() != 0) {
        throw new ArchiveMalformedException("holds a directory with contents");
      }
      visitor.directory(name(entry));
      return;
    }
    CheckedInputStream content;
    try (InputStream inflated = zip.getInputStream(entry)) {
      content = new CheckedInputStream(inflated, new CRC32());
      visitor.file(name(entry), entry.getSize(), content);
    }
    if (content.getChecksum().getValue() != entry.getCrc()) {
      throw new ArchiveMalformedException(
          "holds '" + name(entry) + "' with a checksum of other contents");
    }
  }
}
