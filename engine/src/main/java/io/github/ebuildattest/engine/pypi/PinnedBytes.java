package io.github.ebuildattest.engine.pypi;

import io.github.ebuildattest.engine.overlay.Manifest;

/** Whether bytes are those that a DIST line pins (GLEP 74), and how a cache names them. */
final class PinnedBytes {

  private PinnedBytes() {}

  /** A file name that says what the bytes must hash to: BLAKE2B where the line has it. */
  static String name(Manifest.Dist dist) {
    return dist.blake2b()
        .map(hex -> "blake2b-" + hex)
        .or(() -> dist.sha512().map(hex -> "sha512-" + hex))
        .orElseThrow(() -> new IllegalArgumentException("no hash in " + dist.text()));
  }

  /** Whether size and every hash of the line agree. */
  static boolean are(Manifest.Dist dist, FileDigests.Measured measured) {
    return measured instanceof FileDigests.Complete complete
        && complete.digests().size() == dist.size()
        && dist.blake2b().filter(hex -> !hex.equals(complete.digests().blake2b())).isEmpty()
        && dist.sha512().filter(hex -> !hex.equals(complete.digests().sha512())).isEmpty();
  }
}
