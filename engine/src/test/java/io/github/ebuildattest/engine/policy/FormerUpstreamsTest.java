package io.github.ebuildattest.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.policy.pin.Decision;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormerUpstreamsTest {

  private static final String OLD = "https://github.com/old/foo";
  private static final String NEW = "https://github.com/new/foo";

  private static FormerUpstreams after(String was, String now) {
    return new FormerUpstreams(
        List.of(
            Decision.ofChange(LocalDate.of(2026, 1, 2), "repository-transferred", was, now, "r")));
  }

  @Test
  void a_decision_replaces_the_repository_that_it_came_from_and_not_the_one_it_went_to() {
    FormerUpstreams former =
        after("old/foo, repository 1, owner 2", "new/foo, repository 1, owner 3");

    assertThat(former.replaced(OLD)).contains(former.decisions().get(0));
    assertThat(former.replaced(NEW)).isEmpty();
    assertThat(former.replaced("https://github.com/other/foo")).isEmpty();
    assertThat(former.replaced(List.of(NEW, OLD))).contains(former.decisions().get(0));
    assertThat(former.replaced(List.of(NEW))).isEmpty();
  }

  @Test
  void a_decision_between_kinds_names_its_hosts() {
    FormerUpstreams former =
        after("GitHub, old/foo, repository 1", "GitLab, old/foo, repository 2");

    assertThat(former.replaced(OLD)).isPresent();
    assertThat(former.replaced("https://gitlab.com/old/foo")).isEmpty();
  }

  @Test
  void a_decision_that_kept_the_place_replaces_nothing() {
    assertThat(after("old/foo, repository 1", "old/foo, repository 2").replaced(OLD)).isEmpty();
    assertThat(after("workflow a.yml", "workflow b.yml").replaced(OLD)).isEmpty();
    assertThat(after("GitHub", "GitLab").replaced(OLD)).isEmpty();
  }

  @Test
  void a_decision_about_a_file_replaces_nothing() {
    Decision file = Decision.ofFile(LocalDate.of(2026, 1, 2), "attestation-lost", "1.0", "00", "r");

    assertThat(new FormerUpstreams(List.of(file)).replaced(OLD)).isEmpty();
  }
}
