package io.github.ebuildattest.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.overlay.PackageMetadata;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceHostTest {

  @Test
  void hosts_without_publishers_are_told_by_remote_id() {
    assertThat(host(null, "codeberg")).contains("codeberg");
    assertThat(host("", "pypi", "sourcehut")).contains("sourcehut");
  }

  @Test
  void one_repository_that_could_attest_is_enough() {
    assertThat(host(null, "codeberg", "github")).isEmpty();
    assertThat(host(null, "gitlab")).isEmpty();
  }

  @Test
  void what_names_no_repository_says_nothing() {
    assertThat(host(null)).isEmpty();
    assertThat(host(null, "pypi", "cpe")).isEmpty();
  }

  @Test
  void the_ebuild_has_the_first_word() {
    assertThat(host("https://codeberg.org/o/foo", "github")).contains("codeberg.org");
    assertThat(host("https://git.sr.ht/~o/foo")).contains("git.sr.ht");
    assertThat(host("https://github.com/o/foo", "codeberg")).isEmpty();
    assertThat(host("gcp:a@b.c", "codeberg")).isEmpty();
    assertThat(host("not a url", "codeberg")).isEmpty();
  }

  private static Optional<String> host(String verifyRepo, String... types) {
    return SourceHost.withoutPublishers(
        verifyRepo,
        new PackageMetadata(
            Arrays.stream(types).map(t -> new PackageMetadata.RemoteId(t, "o/foo")).toList()));
  }
}
