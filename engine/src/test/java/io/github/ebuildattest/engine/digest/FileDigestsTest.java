package io.github.ebuildattest.engine.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileDigestsTest {

  /** The examples of FIPS 180-4 and of RFC 7693, appendix A. */
  private static final FileDigests OF_ABC =
      new FileDigests(
          3,
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
          "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
              + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
          "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
              + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");

  @Test
  void digests_are_those_of_the_standards() {
    assertThat(of("abc", 3)).isEqualTo(new FileDigests.Complete(OF_ABC));
  }

  @Test
  void a_file_is_measured_like_its_bytes(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("foo-1.0.tar.gz"), "abc");
    assertThat(FileDigests.of(file, 100)).isEqualTo(new FileDigests.Complete(OF_ABC));
  }

  @Test
  void a_shorter_file_is_measured_whole() {
    assertThat(of("", 3))
        .isInstanceOfSatisfying(
            FileDigests.Complete.class, c -> assertThat(c.digests().size()).isZero());
  }

  @Test
  void an_endless_stream_is_left_at_the_first_byte_too_many() throws IOException {
    Endless endless = new Endless();
    assertThat(FileDigests.of(endless, 100_000)).isEqualTo(new FileDigests.LongerThan(100_000));
    assertThat(endless.read).isEqualTo(100_001);
  }

  @Test
  void bytes_at_hand_are_measured_whoever_interrupts() {
    byte[] large = new byte[5 << 20];
    FileDigests.Measured calm = FileDigests.of(large, large.length);
    Thread.currentThread().interrupt();
    assertThat(FileDigests.of(large, large.length)).isEqualTo(calm);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(FileDigests.of(large, 1000)).isEqualTo(new FileDigests.LongerThan(1000));
  }

  private static FileDigests.Measured of(String text, long expected) {
    return FileDigests.of(text.getBytes(US_ASCII), expected);
  }

  private static final class Endless extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return 0;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      read += length;
      return length;
    }
  }
}
