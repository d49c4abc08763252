package io.github.ebuildattest.engine.pypi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Keeps a body, which someone else bounds, in memory. */
final class MemorySink implements BodySink {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public void write(ByteBuffer buffer) {
    byte[] chunk = new byte[buffer.remaining()];
    buffer.get(chunk);
    bytes.writeBytes(chunk);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  @Override
  public void close() {}
}
