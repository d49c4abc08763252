package io.github.ebuildattest.benchmarks;

import io.github.ebuildattest.engine.digest.FileDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the digests of one file, computed as for a distfile: {@code HashFile FILE}. */
public final class HashFile {

  private HashFile() {}

  /** Hashes one file. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    if (!(FileDigests.of(file, Files.size(file)) instanceof FileDigests.Complete complete)) {
      throw new IOException(file + " grew while it was read");
    }
    System.out.println(complete.digests().blake2b());
    System.out.println(complete.digests().sha512());
  }
}
