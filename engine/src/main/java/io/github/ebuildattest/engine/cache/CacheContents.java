package io.github.ebuildattest.engine.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a cache holds.
 *
 * @param distfiles how many files that a Manifest pins, provenances among them
 * @param provenances how many provenances that no Manifest pins
 * @param pages of how many projects
 * @param bytes of all of them
 * @param problem why the cache cannot be used, a clause; or null
 */
public record CacheContents(
    int distfiles, int provenances, int pages, long bytes, @Nullable String problem) {

  public static final String DISTFILES = "distfiles";
  public static final String PROVENANCE = "provenance";
  public static final String PAGES = "pages";

  /** Looks through a cache, which need not exist, and changes nothing. */
  public static CacheContents of(Path directory) {
    try {
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(directory)) {
        return new CacheContents(0, 0, 0, 0, "it is not a directory");
      }
      List<CacheFolder.Kept> distfiles = new CacheFolder(directory, DISTFILES).files();
      List<CacheFolder.Kept> provenances = new CacheFolder(directory, PROVENANCE).files();
      List<CacheFolder.Kept> pages = new CacheFolder(directory, PAGES).files();
      return new CacheContents(
          distfiles.size(),
          provenances.size(),
          pages.size(),
          Stream.of(distfiles, provenances, pages)
              .flatMap(List::stream)
              .mapToLong(CacheFolder.Kept::size)
              .sum(),
          Files.isDirectory(directory) && !Files.isWritable(directory)
              ? "it cannot be written"
              : null);
    } catch (IOException e) {
      return new CacheContents(0, 0, 0, 0, "it cannot be read: " + e);
    }
  }
}
