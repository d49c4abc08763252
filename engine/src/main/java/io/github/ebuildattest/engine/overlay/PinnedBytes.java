package io.github.ebuildattest.engine.overlay;

import io.github.ebuildattest.engine.digest.FileDigests;
import java.util.ArrayList;
import java.util.List;

/** Whether bytes are those that a DIST line pins (GLEP 74). */
public final class PinnedBytes {

  private PinnedBytes() {}

  /** Whether size and every hash of the line agree. */
  public static boolean are(Manifest.Dist dist, byte[] bytes) {
    return are(dist, FileDigests.of(bytes, dist.size()));
  }

  /** Whether size and every hash of the line agree. */
  public static boolean are(Manifest.Dist dist, FileDigests.Measured measured) {
    return measured instanceof FileDigests.Complete complete
        && differences(dist, complete.digests()).isEmpty();
  }

  /** What the bytes have otherwise than the line says, in words; empty where they agree. */
  public static List<String> differences(Manifest.Dist dist, FileDigests digests) {
    List<String> differ = new ArrayList<>();
    if (dist.size() != digests.size()) {
      differ.add("size " + digests.size() + " instead of " + dist.size());
    }
    if (dist.blake2b().filter(hex -> !hex.equals(digests.blake2b())).isPresent()) {
      differ.add("BLAKE2B");
    }
    if (dist.sha512().filter(hex -> !hex.equals(digests.sha512())).isPresent()) {
      differ.add("SHA512");
    }
    return differ;
  }
}
