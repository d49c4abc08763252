package io.github.ebuildattest.testkit.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistfileTest {

  @Test
  void a_manifest_line_holds_size_and_both_hashes() {
    // RFC 7693 appendix A and FIPS 180-4's example, both for "abc"
    assertThat(Distfile.of("abc.txt", "abc").manifestLine())
        .isEqualTo(
            "DIST abc.txt 3 BLAKE2B "
                + "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
                + " SHA512 "
                + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  }

  @Test
  void a_source_distribution_is_a_real_archive() throws Exception {
    Distfile sdist = Sdist.of("heron-parser", "1.4.0");
    assertThat(sdist.name()).isEqualTo("heron_parser-1.4.0.tar.gz");
    byte[] tar;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sdist.bytes()))) {
      tar = in.readAllBytes();
    }
    assertThat(tar.length % 512).isZero();
    assertThat(new String(tar, StandardCharsets.US_ASCII))
        .startsWith("heron_parser-1.4.0/pyproject.toml\0")
        .contains("heron_parser-1.4.0/PKG-INFO\0")
        .contains("Name: heron-parser\nVersion: 1.4.0\n");
  }

  @Test
  void a_damaged_file_has_the_same_name_and_size() {
    Distfile sdist = Sdist.of("heron-parser", "1.4.0");
    assertThat(sdist.damaged().name()).isEqualTo(sdist.name());
    assertThat(sdist.damaged().bytes()).hasSameSizeAs(sdist.bytes()).isNotEqualTo(sdist.bytes());
  }

  @ParameterizedTest
  @CsvSource({"1.2_rc1,1.2rc1", "1.3_p1,1.3.post1", "1_pre2,1.dev2", "1.0-r3,1.0", "2_beta1,2b1"})
  void versions_are_spelled_as_on_pypi(String ebuild, String onPyPi) {
    assertThat(GentooVersion.onPyPi(ebuild)).isEqualTo(onPyPi);
  }
}
