package io.github.ebuildattest.hook.contributor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;

/** What a contributor commits is judged against the overlay as he found it. */
abstract class ContributorCase extends OverlayCase {

  static final String HERON = "dev-python/heron-parser";
  static final String HERON_PIN = HERON + "/attestations.toml";
  static final String EGRET = "dev-python/egret-cache";
  static final String EGRET_PIN = EGRET + "/attestations.toml";
  static final String POLICY = "metadata/ebuild-attest.toml";

  /** Somebody who owns a repository of the right name, with numbers of his own. */
  static final GitHubIdentity STRANGER =
      GitHubIdentity.releasing("heronry/heron-parser", "700999001", "700999002", "1.5.0")
          .withEnvironment("pypi");

  String base;

  @BeforeEach
  void rememberBase() throws IOException {
    base = overlay.git("rev-parse", "HEAD");
  }

  void assertBlocked(String... findings) {
    Reported report = overlay.check("--since", base);
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).as(report.toString()).contains(findings);
  }
}
