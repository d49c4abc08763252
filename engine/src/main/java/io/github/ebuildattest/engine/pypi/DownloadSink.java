package io.github.ebuildattest.engine.pypi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a download to a file and hashes it on the way. */
final class DownloadSink implements BodySink {

  private final FileChannel file;
  private final DigestPass pass;

  /** Empties the file, or makes it. */
  DownloadSink(Path target, long expectedSize) throws IOException {
    file =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    pass = new DigestPass(expectedSize);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    ByteBuffer written = bytes.duplicate();
    while (written.hasRemaining()) {
      file.write(written);
    }
    pass.update(bytes);
  }

  FileDigests.Measured end() {
    return pass.end();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
