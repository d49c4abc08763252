package io.github.ebuildattest.engine.cache;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into the cache. Where the disk is full or fails, the file is given up and the
 * writer goes on: nobody depends on the copy. Closing deletes it unless it was kept.
 */
public final class Incoming implements Closeable {

  private final Path file;
  private @Nullable FileChannel channel;
  private @Nullable IOException trouble;

  private Incoming(Path file) {
    this.file = file;
  }

  /**
   * An empty file that only its owner may read.
   *
   * @throws IOException where none can be made
   */
  public static Incoming in(Path folder) throws IOException {
    return new Incoming(Files.createTempFile(folder, "", ".part"));
  }

  /** Begins it, or starts it again from nothing. */
  public synchronized void begin() {
    try {
      end();
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING,
              LinkOption.NOFOLLOW_LINKS);
      trouble = null;
    } catch (IOException e) {
      trouble = e;
    }
  }

  /** Appends all bytes of the buffer, whose position stays as it is. */
  public synchronized void write(ByteBuffer bytes) {
    if (trouble != null || channel == null) {
      return;
    }
    ByteBuffer rest = bytes.duplicate();
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      trouble = e;
    }
  }

  /**
   * Moves it to its place, if every byte of it was written.
   *
   * @throws IOException where it was given up, or cannot be moved
   */
  public synchronized void keep(CacheFolder folder, String name) throws IOException {
    end();
    if (trouble != null) {
      throw trouble;
    }
    folder.take(file, name);
  }

  private void end() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  @Override
  public synchronized void close() {
    try {
      end();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the disk is gone; what is left there counts as abandoned after a day
      return;
    }
  }
}
