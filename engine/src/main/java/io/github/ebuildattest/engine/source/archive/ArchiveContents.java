package io.github.ebuildattest.engine.source.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What unpacking an sdist or a wheel would leave behind, without unpacking it. An sdist has one
 * directory at its top (PEP 625), a wheel has none (PEP 427).
 */
public final class ArchiveContents {

  private final Entries entries;
  private final Kind kind;
  private final Map<String, ArchivedFile> files;

  private ArchiveContents(Entries entries, Kind kind, Map<String, ArchivedFile> files) {
    this.entries = entries;
    this.kind = kind;
    this.files = files;
  }

  /** The two kinds of distributions. */
  public enum Kind {
    SDIST,
    WHEEL;

    /** As a pin and a report name it. */
    public String word() {
      return this == SDIST ? "sdist" : "wheel";
    }
  }

  /** Whether an archive of this name can be read: {@code .tar.gz}, {@code .zip} or {@code .whl}. */
  public static boolean reads(String fileName) {
    return fileName.endsWith(".tar.gz") || fileName.endsWith(".zip") || fileName.endsWith(".whl");
  }

  /**
   * Reads all of an archive.
   *
   * @param file may have any name
   * @param fileName the name on PyPI, which says what it is
   * @throws IllegalArgumentException where {@link #reads} is false of the name
   * @throws ArchiveMalformedException where programs could unpack it differently
   * @throws IOException where the disk fails
   */
  public static ArchiveContents read(Path file, String fileName)
      throws IOException, ArchiveMalformedException {
    if (!reads(fileName)) {
      throw new IllegalArgumentException(fileName);
    }
    Kind kind = fileName.endsWith(".whl") ? Kind.WHEEL : Kind.SDIST;
    Entries entries = fileName.endsWith(".tar.gz") ? new TarEntries(file) : new ZipEntries(file);
    Unpacking unpacking = new Unpacking(kind, Set.of());
    entries.each(unpacking);
    return new ArchiveContents(entries, kind, unpacking.files());
  }

  public Kind kind() {
    return kind;
  }

  /** All files and links, in the archive's order. */
  public List<ArchivedFile> files() {
    return List.copyOf(files.values());
  }

  /** The file at a path, or null. */
  public @Nullable ArchivedFile file(String path) {
    return files.get(path);
  }

  /**
   * The contents of some files, by path; a file that is too long to be read as a text is left out.
   *
   * @throws ArchiveMalformedException where the archive is no longer what was read before
   */
  public Map<String, byte[]> contents(Set<String> paths)
      throws IOException, ArchiveMalformedException {
    if (paths.isEmpty()) {
      return Map.of();
    }
    Unpacking again = new Unpacking(kind, paths);
    entries.each(again);
    if (!again.files().equals(files)) {
      throw new ArchiveMalformedException("was changed while it was read");
    }
    return again.contents();
  }
}
