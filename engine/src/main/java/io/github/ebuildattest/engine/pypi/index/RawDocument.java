package io.github.ebuildattest.engine.pypi.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document's bytes exactly as the index or DISTDIR had them, unread: signatures inside it depend
 * on every one of them. Equal exactly if the bytes are.
 */
public final class RawDocument {

  private final byte[] bytes;

  private RawDocument(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A document of a copy of these bytes. */
  public static RawDocument of(byte[] bytes) {
    return new RawDocument(bytes.clone());
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bytes it has. */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof RawDocument other && Arrays.equals(bytes, other.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "a document of " + bytes.length + " bytes";
  }
}
