package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.cache.Incoming;
import io.github.ebuildattest.engine.digest.DigestPass;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.http.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Hashes a download as it arrives, and copies it where there is a cache to keep it. */
final class DownloadSink implements BodySink {

  private final @Nullable Incoming copy;
  private final DigestPass pass;
  private boolean closed;

  /** Begins the copy anew. */
  DownloadSink(@Nullable Incoming copy, long expectedSize) {
    this.copy = copy;
    pass = new DigestPass(expectedSize);
    if (copy != null) {
      copy.begin();
    }
  }

  @Override
  public synchronized void write(ByteBuffer bytes) throws IOException {
    if (closed) {
      throw new IOException("more arrived after the exchange was given up");
    }
    if (copy != null) {
      copy.write(bytes);
    }
    pass.update(bytes);
  }

  /** What arrived. */
  FileDigests.Measured end() throws IOException {
    return pass.end();
  }

  @Override
  public synchronized void close() {
    closed = true;
    pass.close();
  }
}
