package io.github.ebuildattest.hook.contributor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;

/** What a contributor commits is judged against the overlay as it was before. */
abstract class ContributorCase extends OverlayCase {

  /** Somebody who owns a repository of the right name, with other ids. */
  static final GitHubIdentity STRANGER =
      GitHubIdentity.releasing("heronry/heron-parser", "700999001", "700999002", "1.5.0")
          .withEnvironment("pypi");

  String base;

  @BeforeEach
  void rememberBase() throws IOException {
    base = overlay.git("rev-parse", "HEAD");
  }

  /** All of these findings block. */
  void assertBlocked(String... findings) {
    assertBlockedIn(overlay.check("--since", base), findings);
  }

  static void assertBlockedIn(Reported report, String... findings) {
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).as(report.toString()).contains(findings);
  }

  /** At least one of these findings blocks. */
  void assertBlockedByAnyOf(String... findings) {
    Reported report = overlay.check("--since", base);
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).as(report.toString()).containsAnyOf(findings);
  }
}
