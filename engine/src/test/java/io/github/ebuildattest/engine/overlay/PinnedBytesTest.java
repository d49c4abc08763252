package io.github.ebuildattest.engine.overlay;

import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.digests;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.pinned;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a DIST line (GLEP 74) and the bytes say of each other. */
final class PinnedBytesTest {

  private static final String BLAKE2B = digests("abc").blake2b();
  private static final String SHA512 = digests("abc").sha512();

  @Test
  void the_same_bytes_agree_with_every_hash_that_is_there() {
    assertAgree(Map.of("BLAKE2B", BLAKE2B));
    assertAgree(Map.of("SHA512", SHA512));
    assertAgree(Map.of("BLAKE2B", BLAKE2B, "SHA512", SHA512));
  }

  private static void assertAgree(Map<String, String> hashes) {
    Manifest.Dist dist = pinned("foo-1.0.tar.gz", "abc", hashes);
    assertThat(PinnedBytes.differences(dist, digests("abc"))).isEmpty();
    assertThat(PinnedBytes.are(dist, "abc".getBytes(UTF_8))).isTrue();
  }

  @Test
  void each_difference_counts_alone_and_is_named() {
    assertDiffers("BLAKE2B", "abc", BLAKE2B.replace('1', '2'), SHA512);
    assertDiffers("SHA512", "abc", BLAKE2B, SHA512.replace('1', '2'));
    assertDiffers("size 3 instead of 4", "abcd", BLAKE2B, SHA512);
  }

  private static void assertDiffers(String what, String sized, String blake2b, String sha512) {
    Manifest.Dist dist =
        pinned("foo-1.0.tar.gz", sized, Map.of("BLAKE2B", blake2b, "SHA512", sha512));
    assertThat(PinnedBytes.differences(dist, digests("abc"))).containsExactly(what);
    assertThat(PinnedBytes.are(dist, "abc".getBytes(UTF_8))).isFalse();
  }

  @Test
  void longer_bytes_are_others() {
    assertThat(PinnedBytes.are(pinned("foo-1.0.tar.gz", "abc", Map.of()), "abcd".getBytes(UTF_8)))
        .isFalse();
  }
}
