package io.github.ebuildattest.engine.overlay;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The metadata cache that a repository may carry, {@code metadata/md5-cache} (GLEP 31; the format
 * is md5-dict, one {@code KEY=value} a line). A package manager uses a valid entry instead of
 * sourcing the ebuild.
 */
public final class MetadataCache {

  private static final String SRC_URI = "SRC_URI=";

  private MetadataCache() {}

  /** Where an ebuild's entry lies. */
  public static String path(EbuildFile ebuild) {
    PackageName name = ebuild.packageName();
    return "metadata/md5-cache/" + name.directory() + "-" + ebuild.version();
  }

  /**
   * An ebuild's entry.
   *
   * @param bytes the whole entry; neither copied nor modified
   * @param srcUri its SRC_URI; empty where the entry omits it, as it does with empty values
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Entry(byte[] bytes, String srcUri) {}

  /**
   * An ebuild's entry.
   *
   * @return empty where there is none
   * @throws IOException where the tree cannot be read
   */
  public static Optional<Entry> entry(OverlayTree tree, EbuildFile ebuild) throws IOException {
    Optional<byte[]> bytes = tree.read(path(ebuild));
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    String srcUri = "";
    for (String line : new String(bytes.get(), StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.startsWith(SRC_URI)) {
        // as in a dictionary, the last line with a key counts
        srcUri = line.substring(SRC_URI.length());
      }
    }
    return Optional.of(new Entry(bytes.get(), srcUri));
  }
}
