package io.github.ebuildattest.engine.cache;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file system of some kilobytes, for which one must be root. */
public final class SmallDisk implements AutoCloseable {

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /** Mounts one, or reports the test as skipped. */
  public static SmallDisk mount(Path path, int kilobytes) throws IOException {
    Files.createDirectories(path);
    int code = run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", path);
    assumeThat(code).as("mounting a small disk takes root").isZero();
    return new SmallDisk(path);
  }

  private static int run(Object... words) throws IOException {
    List<String> command = Arrays.stream(words).map(Object::toString).toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public Path path() {
    return path;
  }

  public void makeReadOnly() throws IOException {
    if (run("mount", "-o", "remount,ro", path) != 0) {
      throw new IOException("no read-only " + path);
    }
  }

  /** Writes a file that leaves so many bytes free, in whole pages. */
  public void fillUpTo(Path ballast, long spare) throws IOException {
    Files.deleteIfExists(ballast);
    try (OutputStream out = Files.newOutputStream(ballast)) {
      byte[] page = new byte[4096];
      while (path.toFile().getUsableSpace() - spare >= page.length) {
        out.write(page);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (run("umount", path) != 0) {
      throw new IOException("still mounted: " + path);
    }
  }
}
