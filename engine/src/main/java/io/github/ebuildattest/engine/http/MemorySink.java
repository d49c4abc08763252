package io.github.ebuildattest.engine.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Keeps a body, which someone else bounds, in memory. */
public final class MemorySink implements BodySink {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public void write(ByteBuffer buffer) {
    byte[] chunk = new byte[buffer.remaining()];
    buffer.get(chunk);
    bytes.writeBytes(chunk);
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  @Override
  public void close() {}
}
