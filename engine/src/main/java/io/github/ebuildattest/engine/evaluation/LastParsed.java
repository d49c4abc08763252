package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Parses a file unless its bytes equal those of the previous one: most files of a package are the
 * same in both trees of a change, and are read one after the other.
 *
 * @param <T> what it is parsed into; immutable, since it is returned more than once
 */
final class LastParsed<T> {

  /** A parser of one kind of file. */
  interface Parser<T> {

    /** Reads a file. */
    T parse(String path, byte[] bytes) throws MalformedFileException;
  }

  private final Parser<T> parser;
  private final T absent;
  private byte[] bytes = {};
  private T parsed;

  /**
   * A parser that remembers.
   *
   * @param absent what a missing file stands for
   */
  LastParsed(Parser<T> parser, T absent) {
    this.parser = parser;
    this.absent = absent;
    this.parsed = absent;
  }

  /** The parsed contents of a file of a tree. */
  T read(OverlayTree tree, String path) throws IOException, MalformedFileException {
    Optional<byte[]> now = tree.read(path);
    if (now.isEmpty()) {
      return absent;
    }
    if (bytes.length == 0 || !Arrays.equals(now.get(), bytes)) {
      parsed = parser.parse(path, now.get());
      bytes = now.get();
    }
    return parsed;
  }
}
