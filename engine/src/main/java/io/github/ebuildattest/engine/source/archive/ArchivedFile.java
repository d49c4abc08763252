package io.github.ebuildattest.engine.source.archive;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file, or symbolic link, that unpacking would leave behind.
 *
 * @param path below the archive's top directory, with slashes; a wheel has none, so from its root
 * @param link whether it is a symbolic link
 * @param size in bytes; of a link, that of what it says
 * @param blob the id that git gives the same bytes, in hexadecimal
 * @param withLf the id of the same text with LF where each line ends in CRLF; null for other files
 * @param withCrlf the id of the same text with CRLF where no line ends in it; null for other files
 */
public record ArchivedFile(
    String path,
    boolean link,
    long size,
    String blob,
    @Nullable String withLf,
    @Nullable String withCrlf) {

  /** Whether this id is that of the same text with other ends of lines. */
  public boolean differsByLineEndings(String id) {
    return id.equals(withLf) || id.equals(withCrlf);
  }

  /** The name after the last slash. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The first directory on the way; empty for a file that lies at the top. */
  public Optional<String> firstDirectory() {
    int slash = path.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
  }
}
