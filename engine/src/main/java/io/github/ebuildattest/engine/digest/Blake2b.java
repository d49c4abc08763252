package io.github.ebuildattest.engine.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE2b with 512 bits and no key, in about half the time that BouncyCastle's takes, which large
 * distfiles would have to wait for. {@code benchmarks/hashing} measures it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7693">RFC 7693</a>
 */
final class Blake2b implements Digester {

  private static final int BLOCK = 128;
  private static final int WORDS = 16;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** RFC 7693, section 2.6: the same as SHA-512's. */
  private static final long[] INITIAL = {
    0x6a09e667f3bcc908L,
    0xbb67ae8584caa73bL,
    0x3c6ef372fe94f82bL,
    0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L,
    0x9b05688c2b3e6c1fL,
    0x1f83d9abfb41bd6bL,
    0x5be0cd19137e2179L
  };

  /** RFC 7693, section 2.5: 64 bytes of digest, no key, fanout and depth one. */
  private static final long PARAMETERS = 0x01010040L;

  private final long[] state = INITIAL.clone();
  private final long[] working = new long[WORDS];
  private final long[] message = new long[WORDS];

  /** Bytes not yet compressed: the last block is treated differently, so one is kept back. */
  private final byte[] kept = new byte[BLOCK];

  private int keptBytes;
  private long size;

  Blake2b() {
    state[0] ^= PARAMETERS;
  }

  @Override
  public void update(byte[] bytes, int from, int length) {
    int next = from;
    int end = from + length;
    if (keptBytes > 0 && length > BLOCK - keptBytes) {
      int missing = BLOCK - keptBytes;
      System.arraycopy(bytes, next, kept, keptBytes, missing);
      compress(kept, 0, BLOCK, false);
      keptBytes = 0;
      next += missing;
    }
    if (keptBytes == 0) {
      for (; end - next > BLOCK; next += BLOCK) {
        compress(bytes, next, BLOCK, false);
      }
    }
    System.arraycopy(bytes, next, kept, keptBytes, end - next);
    keptBytes += end - next;
  }

  @Override
  public byte[] digest() {
    Arrays.fill(kept, keptBytes, BLOCK, (byte) 0);
    compress(kept, 0, keptBytes, true);
    byte[] digest = new byte[state.length * Long.BYTES];
    for (int i = 0; i < state.length; i++) {
      WORD.set(digest, i * Long.BYTES, state[i]);
    }
    return digest;
  }

  /** The compression function F (RFC 7693, section 3.2); sizes beyond 2^63 bytes do not occur. */
  private void compress(byte[] bytes, int from, int length, boolean last) {
    size += length;
    for (int i = 0; i < WORDS; i++) {
      message[i] = (long) WORD.get(bytes, from + i * Long.BYTES);
    }
    System.arraycopy(state, 0, working, 0, state.length);
    System.arraycopy(INITIAL, 0, working, state.length, INITIAL.length);
    working[12] ^= size;
    working[14] = last ? ~working[14] : working[14];
    Blake2bRounds.mix(working, message);
    for (int i = 0; i < state.length; i++) {
      state[i] ^= working[i] ^ working[i + state.length];
    }
  }
}
