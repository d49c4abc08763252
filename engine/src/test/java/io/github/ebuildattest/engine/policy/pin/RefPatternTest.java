package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefPatternTest {

  @ParameterizedTest
  @CsvSource({
    "refs/tags/v2024.10.08, 2024.10.8, refs/tags/v{version}",
    "refs/tags/release-1.0, 1.0, refs/tags/release-{version}",
    "refs/tags/sub/project-1.0, 1.0, refs/tags/sub/project-{version}",
    "refs/tags/project@1.0, 1.0, refs/tags/project@{version}",
    "refs/tags/1.0, 1.0.0, refs/tags/{version}",
    "refs/tags/v1.0rc1, 1.0rc1, refs/tags/v{version}",
    "refs/tags/v1.0-rc.1, 1.0rc1, refs/tags/v{version}",
    "refs/tags/v1.0.post1, 1.0.post1, refs/tags/v{version}",
    "refs/tags/py3-foo-1.0, 1.0, refs/tags/py3-foo-{version}",
    "refs/heads/main, 1.0, refs/heads/main",
    "refs/tags/11.0, 1.0, refs/tags/11.0",
    "refs/tags/v1.0.1, 1.0, refs/tags/v1.0.1",
    "refs/tags/v1.01, 1.0, refs/tags/v1.01",
    "refs/tags/v2.1.0, 1.0, refs/tags/v2.1.0",
    "refs/tags/v1.0rc1, 1.0, refs/tags/v1.0rc1",
    "refs/tags/v1.0, 1.1, refs/tags/v1.0",
    "refs/tags/release/1.0, 1.0, refs/tags/release/{version}",
    "refs/heads/release/1.0, 1.0.3, refs/heads/release/1.0",
    "refs/tags/v1.0-1, 1.0.post1, refs/tags/v{version}",
    "refs/tags/v1!2.0, 1!2.0, refs/tags/v{version}",
    "refs/tags/v1!2.0, 2.0, refs/tags/v1!2.0",
    "refs/tags/v2.0, 1!2.0, refs/tags/v2.0",
    "refs/tags/v1.0+gentoo.1, 1.0, refs/tags/v{version}",
    "refs/tags/v2.1.0+build5, 2.1.0, refs/tags/v{version}",
    "refs/tags/rel_2_1_0, 2.1.0, refs/tags/rel_{version}",
    "refs/tags/release-2-1-0, 2.1.0, refs/tags/release-{version}",
    "refs/tags/REL2_1_0RC1, 2.1.0rc1, refs/tags/REL{version}",
    "refs/tags/rel_2_1_0, 1.0, refs/tags/rel_2_1_0",
    "refs/tags/rel_2_1_0, 2.1, refs/tags/rel_{version}",
    "refs/tags/rel_2_1_1, 2.1, refs/tags/rel_2_1_1",
    "refs/tags/build-5831, 2.1.0, refs/tags/build-5831",
    "refs/tags/2025-11-20, 3.4, refs/tags/2025-11-20",
    "refs/tags/v1.0+gentoo.1, 1.0+gentoo.1, refs/tags/v{version}",
    "refs/tags/v1.0.dev3, 1.0.dev3, refs/tags/v{version}",
    "refs/tags/1.0, not-a-version, refs/tags/1.0"
  })
  void the_version_in_a_ref_becomes_a_place_for_any(String ref, String version, String pattern) {
    assertThat(RefPattern.generalise(ref, version).pattern()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @CsvSource({
    "refs/tags/v{version}, refs/tags/v2024.10.08, 2024.10.8",
    "refs/tags/v{version}, refs/tags/v1.0, 1.0.0",
    "refs/tags/release-{version}, refs/tags/release-1.0, 1.0",
    "refs/tags/sub/project-{version}, refs/tags/sub/project-1.0, 1.0",
    "refs/tags/v{version}-final, refs/tags/v1.0-final, 1.0",
    "refs/tags/v{version}, refs/tags/v1.0-rc1, 1.0rc1",
    "refs/tags/release/{version}, refs/tags/release/1.0, 1.0",
    "refs/tags/v{version}, refs/tags/v1.0.post1, 1.0-1",
    "refs/tags/v{version}, refs/tags/v1!2.0, 1!2.0",
    "refs/heads/main, refs/heads/main, 1.0",
    "refs/heads/release-1, refs/heads/release-1, 2.0",
    "refs/tags/rel_{version}, refs/tags/rel_2_2_0, 2.2.0",
    "refs/tags/v{version}, refs/tags/v2.2.0+build7, 2.2.0",
    "refs/tags/rel_2_1_0, refs/tags/rel_2_1_0, 2.1.0",
    "refs/tags/stable, refs/tags/stable, 2.1.0"
  })
  void fits_the_ref_of_that_release(String pattern, String ref, String version) {
    assertThat(new RefPattern(pattern).fits(ref, version)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "refs/tags/v{version}, refs/tags/v11.0, 1.0",
    "refs/tags/v{version}, refs/tags/v1.0, 11.0",
    "refs/tags/v{version}, refs/tags/1.0, 1.0",
    "refs/tags/v{version}, refs/tags/vv1.0, 1.0",
    "refs/tags/v{version}, refs/tags/v1.0rc1, 1.0",
    "refs/tags/v{version}, refs/tags/v1.0-evil, 1.0",
    "refs/tags/v{version}, refs/heads/v1.0, 1.0",
    "refs/tags/v{version}, refs/heads/refs/tags/v1.0, 1.0",
    "refs/tags/v{version}, refs/tags/v, 1.0",
    "refs/tags/v{version}, '', 1.0",
    "refs/tags/v{version}, refs/tags/vone, one",
    "refs/heads/main, refs/heads/main2, 1.0",
    "refs/heads/main, refs/heads/Main, 1.0",
    "refs/heads/main, '', 1.0",
    "refs/tags/{version}/{version}, refs/tags/1.0/1.0, 1.0",
    "refs/tags/v{version}, refs/tags/v2.0, 1!2.0",
    "refs/tags/v{version}, refs/tags/v1!2.0, 2.0",
    "refs/tags/v{version}, refs/tags/v1.0, 1.0+gentoo.1",
    "refs/tags/v{version}, refs/tags/v1.0.post1, 1.0",
    "'', refs/heads/main, 1.0",
    "refs/tags/rel_{version}, refs/tags/rel_2_1_0, 2.3.0",
    "refs/tags/rel_2_1_0, refs/tags/rel_2_1_0, 2.3.0",
    "refs/tags/v1.0+gentoo.1, refs/tags/v1.0+gentoo.1, 1.1",
    "refs/tags/2025-11-20, refs/tags/2025-11-20, 3.4"
  })
  void fits_no_other(String pattern, String ref, String version) {
    assertThat(new RefPattern(pattern).fits(ref, version)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "refs/tags/v{version}, 1.0, refs/tags/v1.0",
    "refs/tags/{version}/{version}, 1.0, refs/tags/1.0/1.0",
    "refs/heads/main, 1.0, refs/heads/main",
    "refs/tags/v{version:-9}, 1.0, refs/tags/v{version:-9}",
    "refs/tags/{other}-{version}, 1.0, refs/tags/{other}-1.0",
    "refs/tags/${version}, 1.0, refs/tags/$1.0",
    "refs/tags/v{version}, {version}, refs/tags/v{version}"
  })
  void a_pattern_is_filled_with_the_version_and_nothing_else(
      String pattern, String version, String ref) {
    assertThat(new RefPattern(pattern).filledWith(version)).isEqualTo(ref);
  }

  @Test
  void a_literal_tag_serves_the_release_that_it_was_pinned_for_and_no_other() {
    for (String tag : new String[] {"refs/tags/build-5831", "refs/tags/stable"}) {
      RefPattern pinned = new RefPattern(tag, "2.1.0");

      assertThat(pinned.fits(tag, "2.1")).as(tag).isTrue();
      assertThat(pinned.fits(tag, "2.3.0")).as(tag).isFalse();
      assertThat(pinned.fits(tag + "x", "2.1")).as(tag).isFalse();
    }
  }

  @Test
  void what_was_generalised_fits_the_release_it_came_from() {
    for (String version :
        new String[] {"1", "1.0", "2024.10.8", "1.0rc2", "1.0.post1", "0.0.1a3"}) {
      for (String ref : new String[] {"refs/tags/v", "refs/tags/", "refs/tags/a/b-2/c-"}) {
        RefPattern pattern = RefPattern.generalise(ref + version, version);

        assertThat(pattern.pattern()).isEqualTo(ref + "{version}");
        assertThat(pattern.fits(ref + version, version)).isTrue();
        assertThat(pattern.filledWith(version)).isEqualTo(ref + version);
      }
    }
  }
}
