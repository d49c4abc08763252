package io.github.ebuildattest.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One pass, on one thread or several, gives what others' digests of the same bytes are. */
@Timeout(60)
final class DigestPassTest {

  private static final int CHUNK = 1 << 20;

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static FileDigests.Measured byOthers(byte[] bytes) throws Exception {
    Blake2bDigest blake2b = new Blake2bDigest(512);
    blake2b.update(bytes, 0, bytes.length);
    byte[] digest = new byte[64];
    blake2b.doFinal(digest, 0);
    HexFormat hex = HexFormat.of();
    return new FileDigests.Complete(
        new FileDigests(
            bytes.length,
            hex.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
            hex.formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)),
            hex.formatHex(digest)));
  }

  private static FileDigests.Measured read(byte[] bytes, long expected, boolean threaded)
      throws IOException {
    try (DigestPass pass = new DigestPass(expected, threaded)) {
      pass.readAll(new ByteArrayInputStream(bytes));
      return pass.end();
    }
  }

  private static FileDigests.Measured pushed(byte[] bytes, int piece, boolean threaded)
      throws IOException {
    try (DigestPass pass = new DigestPass(bytes.length, threaded)) {
      for (int from = 0; from < bytes.length; from += piece) {
        pass.update(ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from)));
      }
      return pass.end();
    }
  }

  @Test
  void every_length_around_a_block_is_digested_as_others_do() throws Exception {
    for (int length = 0; length <= 520; length++) {
      byte[] bytes = bytes(length);
      assertThat(read(bytes, length, false)).as("length " + length).isEqualTo(byOthers(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 1000, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK})
  void pieces_of_any_size_make_the_same_whole(int piece) throws Exception {
    byte[] bytes = bytes(piece == 1 ? 3000 : 6 * CHUNK + 77);
    assertThat(pushed(bytes, piece, false)).isEqualTo(byOthers(bytes));
    assertThat(pushed(bytes, piece, true)).isEqualTo(byOthers(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void the_passage_to_several_threads_loses_nothing(int more) throws Exception {
    for (int chunks : new int[] {3, 4, 5, 12}) {
      byte[] bytes = bytes(chunks * CHUNK + more);
      assertThat(read(bytes, bytes.length, true)).isEqualTo(byOthers(bytes));
      assertThat(read(bytes, Long.MAX_VALUE, true)).isEqualTo(byOthers(bytes));
      assertThat(read(bytes, bytes.length - 1, true))
          .isEqualTo(new FileDigests.LongerThan(bytes.length - 1));
    }
  }

  @Test
  void a_pass_that_is_given_up_leaves_no_thread_behind() throws Exception {
    InputStream broken =
        new InputStream() {
          private long left = 40L * CHUNK;

          @Override
          public int read() throws IOException {
            throw new IOException("read byte by byte");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
              throw new IOException("the disk is gone");
            }
            return length;
          }
        };
    assertThatThrownBy(() -> FileDigests.of(broken, Long.MAX_VALUE)).hasMessage("the disk is gone");
    assertThat(read(bytes(8 * CHUNK), 7 * CHUNK, true)).isInstanceOf(FileDigests.LongerThan.class);
    for (int wait = 0; wait < 500 && digests() > 0; wait++) {
      Thread.sleep(10);
    }
    assertThat(digests()).isZero();
  }

  private static long digests() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("digest"))
        .count();
  }

  @Test
  void an_interrupted_pass_says_so() throws IOException {
    try (DigestPass pass = new DigestPass(Long.MAX_VALUE, true)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pass.update(ByteBuffer.allocate(20 * CHUNK)))
          .isInstanceOf(InterruptedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
