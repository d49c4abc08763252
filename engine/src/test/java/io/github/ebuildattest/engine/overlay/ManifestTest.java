package io.github.ebuildattest.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.overlay.Manifest.Dist;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

  private static final String B = "b".repeat(128);
  private static final String S = "5".repeat(128);
  private static final String GOOD = "DIST foo-1.tar.gz 12 BLAKE2B " + B + " SHA512 " + S;

  private static Manifest parse(String text) throws MalformedFileException {
    return Manifest.parse("dev-python/foo/Manifest", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void reads_size_and_hashes_of_a_dist_line() throws Exception {
    Dist dist = parse(GOOD + "\n").dist("foo-1.tar.gz").orElseThrow();

    assertThat(dist.size()).isEqualTo(12);
    assertThat(dist.blake2b()).contains(B);
    assertThat(dist.sha512()).contains(S);
    assertThat(dist.line()).isEqualTo(1);
    assertThat(dist.text()).isEqualTo(GOOD);
  }

  @Test
  void lists_distfiles_in_the_order_of_the_file() throws Exception {
    Manifest manifest = parse("DIST z 1 SHA512 " + S + "\nDIST a 1 SHA512 " + S + "\n");

    assertThat(manifest.dists().keySet()).containsExactly("z", "a");
    assertThat(manifest.dist("a").orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void one_of_the_two_known_hashes_is_enough() throws Exception {
    assertThat(parse("DIST a 1 SHA512 " + S).dist("a").orElseThrow().blake2b()).isEmpty();
    assertThat(parse("DIST a 1 BLAKE2B " + B).dist("a").orElseThrow().sha512()).isEmpty();
  }

  @Test
  void takes_digests_in_any_case_and_hashes_it_does_not_know_beside_a_known_one() throws Exception {
    Dist dist = parse("DIST a 1 WHIRLPOOL 00 SHA512 " + "A".repeat(128)).dist("a").orElseThrow();

    assertThat(dist.sha512()).contains("a".repeat(128));
    assertThat(dist.hashes()).containsKey("WHIRLPOOL");
  }

  @Test
  void ignores_lines_of_other_types_empty_lines_and_signatures() throws Exception {
    Manifest manifest =
        parse(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
                + "EBUILD foo-1.ebuild 3 SHA512 00\nAUX a.patch 1\nTIMESTAMP 2026\n\n"
                + GOOD
                + "\n-----BEGIN PGP SIGNATURE-----\n");

    assertThat(manifest.dists()).containsOnlyKeys("foo-1.tar.gz");
  }

  @Test
  void a_word_that_only_begins_with_DIST_is_another_type() throws Exception {
    assertThat(parse("DISTS a 1 SHA512 " + S + "\ndist b 1\n").dists()).isEmpty();
  }

  @Test
  void takes_line_feeds_with_a_carriage_return_and_several_blanks() throws Exception {
    Manifest manifest = parse("DIST  a\t1   SHA512 " + S + "\r\nDIST b 1 SHA512 " + S + "\r\n");

    assertThat(manifest.dists()).containsOnlyKeys("a", "b");
  }

  @Test
  void an_empty_manifest_has_no_lines() throws Exception {
    assertThat(parse("").dists()).isEmpty();
    assertThat(Manifest.EMPTY.dist("a")).isEmpty();
  }

  @Test
  void refuses_two_lines_for_one_file_even_if_they_agree() {
    refused(() -> parse(GOOD + "\n" + GOOD + "\n"), 2, "two DIST lines for foo-1.tar.gz");
  }

  @Test
  void refuses_a_line_without_a_hash_it_knows() {
    refused(() -> parse("\nDIST a 1 SHA256 " + "0".repeat(64)), 2, "neither BLAKE2B nor SHA512");
    refused(() -> parse("DIST a 1 sha512 " + S), 1, "neither BLAKE2B nor SHA512");
    refused(() -> parse("DIST a 1"), 1, "neither BLAKE2B nor SHA512");
  }

  @Test
  void refuses_a_digest_of_another_length_or_of_other_characters() {
    refused(() -> parse("DIST a 1 SHA512 " + S.substring(1)), 1, "SHA512");
    refused(() -> parse("DIST a 1 SHA512 " + S + "0"), 1, "SHA512");
    refused(() -> parse("DIST a 1 SHA512 " + S + " BLAKE2B 00"), 1, "BLAKE2B");
    refused(() -> parse("DIST a 1 SHA512 " + "g".repeat(128)), 1, "128 hexadecimal digits");
    refused(() -> parse("DIST a 1 SHA512 " + "\uff11".repeat(128)), 1, "hexadecimal digits");
  }

  @Test
  void refuses_a_hash_that_is_named_twice() {
    refused(() -> parse("DIST a 1 SHA512 " + S + " SHA512 " + S), 1, "SHA512 twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIST", "DIST a", "DIST a 1 SHA512", "DIST a 1 SHA512 00 BLAKE2B"})
  void refuses_a_line_with_a_word_too_few(String line) {
    refused(() -> parse(line), 1, "not of the form");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "+1", "1.0", "0x10", "1e3", "9999999999999999999", "\u0661"})
  void refuses_a_size_that_is_no_number_of_bytes(String size) {
    refused(() -> parse("DIST a " + size + " SHA512 " + S), 1, "no size in bytes");
  }

  @Test
  void refuses_a_NUL_character_wherever_it_stands() {
    refused(() -> parse("EBUILD x\0y 1\n"), 1, "U+0000");
  }

  @Test
  void refuses_bytes_that_are_not_UTF_8() {
    byte[] bytes = {'D', 'I', 'S', 'T', ' ', (byte) 0xff};

    refused(() -> Manifest.parse("dev-python/foo/Manifest", bytes), 0, "UTF-8");
  }

  /** Portage's reader ends a line at a bare carriage return and would see a second DIST line. */
  @Test
  void refuses_a_bare_carriage_return_that_hides_a_second_line() {
    refused(() -> parse(GOOD + "\nTIMESTAMP x\r" + GOOD + "\n"), 2, "control character");
  }

  /** Python's split() treats these as white space; other tools do not. */
  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u2003", "\u3000", "\u0085", "\u2028", "\u001c", "\u000b"})
  void refuses_white_space_that_only_some_tools_take_for_it(String space) {
    refused(() -> parse("DIST" + space + "a 1 SHA512 " + S), 1, "holds");
  }

  private static void refused(ThrowingCallable reading, int line, String what) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            MalformedFileException.class,
            e -> {
              assertThat(e.path()).isEqualTo("dev-python/foo/Manifest");
              assertThat(e.line()).isEqualTo(line);
              assertThat(e.whole()).startsWith("dev-python/foo/Manifest").contains(what);
            });
  }
}
