package io.github.ebuildattest.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamSpellingTest {

  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/r/, https://github.com/o/r",
    "https://github.com/o/r.git, https://github.com/o/r",
    "https://github.com/o/r.git/, https://github.com/o/r",
    "http://github.com/o/r, https://github.com/o/r",
    "git@github.com:o/r.git, ''",
    "ssh://git@github.com/o/r.git, https://github.com/o/r",
    "git+https://github.com/o/r, https://github.com/o/r",
    "HTTPS://GitHub.com/O/r, https://github.com/O/r",
    "github.com/o/r, https://github.com/o/r",
    "o/r, https://github.com/o/r",
    "o/r.js, https://github.com/o/r.js",
    "https://gitlab.com/a/b/c/, https://gitlab.com/a/b/c",
    "https://github.com/o/r/tree/main, ''",
    "https://github.com/o, ''"
  })
  void says_what_was_meant(String written, String meant) {
    assertThat(UpstreamSpelling.mended(written).orElse("")).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "foo", "https://codeberg.org/o/r", "https://github.com/o/r?x", "a b/c"})
  void makes_nothing_of_what_is_no_repository_that_attests(String written) {
    assertThat(UpstreamSpelling.mended(written)).isEmpty();
  }
}
