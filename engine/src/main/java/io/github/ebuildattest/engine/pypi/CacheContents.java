package io.github.ebuildattest.engine.pypi;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ByteCache} holds.
 *
 * @param distfiles how many files that a Manifest pins, provenances among them
 * @param provenances how many provenances that no Manifest pins
 * @param pages of how many projects
 * @param bytes of all of them
 * @param problem why the cache cannot be used, a clause; or null
 */
public record CacheContents(
    int distfiles, int provenances, int pages, long bytes, @Nullable String problem) {

  static final String DISTFILES = "distfiles";
  static final String PROVENANCE = "provenance";
  static final String PAGES = "pages";

  private record Folder(int files, long bytes) {}

  /** Looks through a cache, which need not be there, and changes nothing. */
  public static CacheContents of(Path directory) {
    try {
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(directory)) {
        return new CacheContents(0, 0, 0, 0, "it is not a directory");
      }
      Folder distfiles = folder(directory.resolve(DISTFILES));
      Folder provenance = folder(directory.resolve(PROVENANCE));
      Folder pages = folder(directory.resolve(PAGES));
      return new CacheContents(
          distfiles.files(),
          provenance.files(),
          pages.files(),
          distfiles.bytes() + provenance.bytes() + pages.bytes(),
          Files.isDirectory(directory) && !Files.isWritable(directory)
              ? "it cannot be written"
              : null);
    } catch (IOException e) {
      return new CacheContents(0, 0, 0, 0, "it cannot be read: " + e);
    }
  }

  private static Folder folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(folder + " is not a directory");
      }
      return new Folder(0, 0);
    }
    int files = 0;
    long bytes = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path file : entries) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files++;
          bytes += file.toFile().length();
        }
      }
    }
    return new Folder(files, bytes);
  }
}
