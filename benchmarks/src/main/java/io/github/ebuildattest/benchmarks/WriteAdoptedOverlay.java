package io.github.ebuildattest.benchmarks;

import io.github.ebuildattest.testkit.sample.AdoptedOverlay;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes an adopted overlay with distfiles of realistic sizes: {@code WriteAdoptedOverlay DIR BUMPS
 * BYTES NEIGHBOURS}; the last is the number of packages without a PyPI file for each that has one.
 */
public final class WriteAdoptedOverlay {

  private WriteAdoptedOverlay() {}

  /** Writes it and ends. */
  public static void main(String[] args) throws IOException {
    AdoptedOverlay.create(
        Path.of(args[0]),
        Integer.parseInt(args[1]),
        Long.parseLong(args[2]),
        Integer.parseInt(args[3]));
  }
}
