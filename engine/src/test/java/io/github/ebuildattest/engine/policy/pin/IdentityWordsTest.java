package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How decisions and reports name an identity. */
class IdentityWordsTest {

  private static final String GITHUB =
      "GitHub, o/foo, repository 11, owner 22, workflow release.yml, environment pypi, ref"
          + " refs/tags/v{version}, trigger release, runner github-hosted";

  @Test
  void one_line_names_all_of_it() {
    Identity github = Pins.github();

    assertThat(github.describe()).isEqualTo(GITHUB);
    assertThat(github.with("environment", "").describe())
        .isEqualTo(GITHUB.replace("environment pypi, ", ""));
    assertThat(new Identity(github.kind(), github.keys(), "bar").describe())
        .isEqualTo(GITHUB + ", project bar");
    assertThat(Pins.google("a@b.example").describe()).isEqualTo("Google, a@b.example");
  }

  @Test
  void one_of_circleci_has_neither_ids_nor_trigger() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("project_id", "p1");
    keys.put("pipeline_definition_id", "d1");
    Identity bare = new Identity(PublisherKind.CIRCLECI, keys, "");

    assertThat(bare.describe())
        .isEqualTo("CircleCI, no repository, project p1, pipeline definition d1");
    assertThat(bare.with("vcs_ref", "refs/heads/main").with("runner", "hosted").describe())
        .isEqualTo(
            "CircleCI, no repository, project p1, pipeline definition d1, vcs_ref"
                + " refs/heads/main, runner hosted");
  }

  @Test
  void against_another_only_what_differs_is_named() {
    Identity github = Pins.github();

    assertThat(github.describeAgainst(github)).isEmpty();
    assertThat(github.describeAgainst(github.with("owner-id", "23")))
        .isEqualTo("o/foo, repository 11, owner 22");
    assertThat(github.with("environment", "").describeAgainst(github))
        .isEqualTo("environment none");
    assertThat(github.describeAgainst(Pins.google("a@b.example"))).isEqualTo(GITHUB);
    assertThat(Pins.google("a@b.example").describeAgainst(Pins.google("c@d.example")))
        .isEqualTo("Google, a@b.example");
  }
}
