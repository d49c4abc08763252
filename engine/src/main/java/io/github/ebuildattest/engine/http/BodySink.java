package io.github.ebuildattest.engine.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the body of one response goes, piece by piece. Each attempt opens a sink of its own. */
public interface BodySink extends Closeable {

  /** Takes all bytes of the buffer. */
  void write(ByteBuffer bytes) throws IOException;

  /** Opens an empty sink. */
  @FunctionalInterface
  interface Opener<S extends BodySink> {
    /** Opens one; the caller closes it. */
    S open() throws IOException;
  }
}
