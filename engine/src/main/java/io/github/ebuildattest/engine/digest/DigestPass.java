package io.github.ebuildattest.engine.digest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All digests in one pass over bytes that arrive in pieces, bounded by an expected size. Anything
 * longer than a few chunks is digested on several threads, if there are processors for them. To be
 * used by one thread at a time.
 */
public final class DigestPass implements Closeable {

  /** With smaller ones, threads would spend a tenth of their time on handing over. */
  private static final int CHUNK = 1 << 20;

  /** Up to this size, starting threads would cost more than they save. */
  private static final long ON_ONE_THREAD = CHUNK;

  private final long expectedSize;
  private final boolean threaded;
  private final Digester sha256 = Digester.sha(256);
  private final Digester sha512 = Digester.sha(512);
  private final Digester blake2b = new Blake2b();
  private byte[] buffer;
  private int filled;
  private long size;
  private @Nullable DigestThreads threads;

  public DigestPass(long expectedSize) {
    this(expectedSize, Runtime.getRuntime().availableProcessors() > 1);
  }

  public DigestPass(long expectedSize, boolean threaded) {
    if (expectedSize < 0) {
      throw new IllegalArgumentException("a size below zero: " + expectedSize);
    }
    this.expectedSize = expectedSize;
    this.threaded = threaded;
    this.buffer = new byte[(int) Math.min(CHUNK, Math.max(expectedSize, 1))];
  }

  /** How many more bytes can change the result: one beyond the expected size settles it. */
  long wanted() {
    return expectedSize == Long.MAX_VALUE ? expectedSize - size : expectedSize + 1 - size;
  }

  /**
   * Takes the next bytes, and leaves those that it no longer needs in the buffer.
   *
   * @throws InterruptedIOException where waiting for the digests was interrupted
   */
  public void update(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining() && wanted() > 0) {
      int taken = (int) Math.min(Math.min(bytes.remaining(), wanted()), buffer.length - filled);
      bytes.get(buffer, filled, taken);
      took(taken);
    }
  }

  /**
   * Reads on from a stream until it ends or nothing more is wanted.
   *
   * @throws IOException where it cannot be read, or waiting for the digests was interrupted
   */
  void readAll(InputStream in) throws IOException {
    while (wanted() > 0) {
      int read = in.read(buffer, filled, (int) Math.min(buffer.length - filled, wanted()));
      if (read < 0) {
        return;
      }
      took(read);
    }
  }

  private void took(int bytes) throws IOException {
    filled += bytes;
    size += bytes;
    if (filled < buffer.length) {
      return;
    }
    if (threads == null && (!threaded || size <= ON_ONE_THREAD || wanted() == 0)) {
      digestHere();
    } else {
      handOver();
    }
  }

  private void digestHere() {
    for (Digester digester : List.of(sha256, sha512, blake2b)) {
      digester.update(buffer, 0, filled);
    }
    filled = 0;
  }

  private void handOver() throws IOException {
    if (threads == null) {
      digestHere();
      threads = new DigestThreads(List.of(sha256, sha512, blake2b), CHUNK);
    } else {
      try {
        threads.handOver(filled);
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    buffer = threads.buffer();
    filled = 0;
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("hashing was interrupted");
  }

  /**
   * Ends the pass; it cannot go on afterwards.
   *
   * @throws InterruptedIOException where waiting for the digests was interrupted
   */
  public FileDigests.Measured end() throws IOException {
    close();
    if (size > expectedSize) {
      return new FileDigests.LongerThan(expectedSize);
    }
    if (threads == null) {
      digestHere();
    } else {
      try {
        threads.await();
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    HexFormat hex = HexFormat.of();
    return new FileDigests.Complete(
        new FileDigests(
            size,
            hex.formatHex(sha256.digest()),
            hex.formatHex(sha512.digest()),
            hex.formatHex(blake2b.digest())));
  }

  /** Lets the threads end once they have read what they were given; {@link #end} may follow. */
  @Override
  public void close() {
    if (threads != null) {
      threads.finish(filled);
      filled = 0;
    }
  }
}
