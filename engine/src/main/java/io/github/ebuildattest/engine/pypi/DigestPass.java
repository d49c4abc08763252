package io.github.ebuildattest.engine.pypi;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/** All digests in one pass over bytes that arrive in pieces, bounded by an expected size. */
final class DigestPass {

  private static final int BLAKE2B_BITS = 512;

  private final long expectedSize;
  private final MessageDigest sha256 = jca("SHA-256");
  private final MessageDigest sha512 = jca("SHA-512");
  private final Blake2bDigest blake2b = new Blake2bDigest(BLAKE2B_BITS);
  private long size;

  DigestPass(long expectedSize) {
    if (expectedSize < 0) {
      throw new IllegalArgumentException("a size below zero: " + expectedSize);
    }
    this.expectedSize = expectedSize;
  }

  /** How many more bytes can change the answer: one beyond the expected size settles it. */
  long wanted() {
    return expectedSize == Long.MAX_VALUE ? expectedSize - size : expectedSize + 1 - size;
  }

  /** Takes the next bytes, and leaves those it no longer needs in the buffer. */
  void update(ByteBuffer bytes) {
    byte[] chunk = new byte[(int) Math.min(bytes.remaining(), wanted())];
    bytes.get(chunk);
    sha256.update(chunk);
    sha512.update(chunk);
    blake2b.update(chunk, 0, chunk.length);
    size += chunk.length;
  }

  /** Ends the pass; it cannot go on afterwards. */
  FileDigests.Measured end() {
    if (size > expectedSize) {
      return new FileDigests.LongerThan(expectedSize);
    }
    byte[] blake = new byte[BLAKE2B_BITS / Byte.SIZE];
    blake2b.doFinal(blake, 0);
    HexFormat hex = HexFormat.of();
    return new FileDigests.Complete(
        new FileDigests(
            size,
            hex.formatHex(sha256.digest()),
            hex.formatHex(sha512.digest()),
            hex.formatHex(blake)));
  }

  private static MessageDigest jca(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
