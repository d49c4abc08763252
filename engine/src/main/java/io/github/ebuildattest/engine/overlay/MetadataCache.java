package io.github.ebuildattest.engine.overlay;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The metadata cache that a repository may carry, {@code metadata/md5-cache} (GLEP 31; the format
 * is md5-dict, one {@code KEY=value} a line). A package manager uses a valid entry instead of
 * sourcing the ebuild.
 */
public final class MetadataCache {

  private static final String SRC_URI = "SRC_URI=";

  /** What ends a line for some readers, the line feed apart: Python has as many of them. */
  private static final Pattern LINE_END =
      Pattern.compile("[\\r\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029]");

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
   * @param srcUris every SRC_URI that may be read from it, at least one: an empty text where the
   *     entry omits it, as it does with empty values
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Entry(byte[] bytes, Set<String> srcUris) {

    public Entry {
      srcUris = Collections.unmodifiableSet(new LinkedHashSet<>(srcUris));
    }
  }

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
    String text = new String(bytes.get(), StandardCharsets.UTF_8);
    Set<String> srcUris = new LinkedHashSet<>();
    String last = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(SRC_URI)) {
        // as in a dictionary, the last line with a key counts
        last = line.substring(SRC_URI.length());
      }
    }
    srcUris.add(last);
    if (LINE_END.matcher(text).find()) {
      LINE_END
          .splitAsStream(text)
          .flatMap(String::lines)
          .filter(line -> line.startsWith(SRC_URI))
          .forEach(line -> srcUris.add(line.substring(SRC_URI.length())));
    }
    return Optional.of(new Entry(bytes.get(), srcUris));
  }
}
