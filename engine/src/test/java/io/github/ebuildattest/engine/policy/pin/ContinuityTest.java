package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.policy.pin.Continuity.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuityTest {

  private static final Identity PINNED = Pins.github();
  private static final Identity SEEN = PINNED.with("ref", "refs/tags/v1.1");

  private static List<FindingId> findings(Identity pinned, Identity seen) {
    return findings(pinned, new ObservedIdentity(seen, true));
  }

  private static List<FindingId> findings(Identity pinned, ObservedIdentity seen) {
    Comparison comparison = Continuity.compare(List.of(pinned), seen, "1.1");
    assertThat(comparison.fits()).isEqualTo(comparison.findings().isEmpty());
    return comparison.findings().stream().map(f -> f.id()).toList();
  }

  @Test
  void the_same_identity_fits() {
    assertThat(findings(PINNED, SEEN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "workflow, publish.yml, WORKFLOW_CHANGED",
    "environment, testing, ENVIRONMENT_CHANGED",
    "environment, '', ENVIRONMENT_CHANGED",
    "ref, refs/heads/main, REF_CHANGED",
    "ref, refs/tags/v1.2, REF_CHANGED",
    "ref, '', REF_CHANGED",
    "trigger, issue_comment, TRIGGER_CHANGED",
    "trigger, '', TRIGGER_CHANGED",
    "runner, self-hosted, RUNNER_CHANGED",
    "runner, '', RUNNER_CHANGED",
    "repository, o/food, REPOSITORY_RENAMED",
    "repository, O/foo, REPOSITORY_RENAMED",
    "repository-id, 12, REPOSITORY_RECREATED",
    "repository-id, '', REPOSITORY_RECREATED"
  })
  void each_key_alone_is_a_finding_of_its_own(String key, String value, FindingId finding) {
    assertThat(findings(PINNED, SEEN.with(key, value))).containsExactly(finding);
  }

  @Test
  void several_differences_are_all_told() {
    Identity seen = SEEN.with("workflow", "x.yml").with("trigger", "push").with("runner", "self");

    assertThat(findings(PINNED, seen))
        .containsExactly(
            FindingId.WORKFLOW_CHANGED, FindingId.TRIGGER_CHANGED, FindingId.RUNNER_CHANGED);
  }

  @Test
  void ids_tell_a_rename_from_a_transfer_and_from_a_name_taken_over() {
    Identity renamedOwner = SEEN.with("repository", "p/foo");
    Identity transferred = SEEN.with("repository", "p/foo").with("owner-id", "33");
    Identity recreated = SEEN.with("repository-id", "12");
    Identity takenOver = SEEN.with("repository-id", "12").with("owner-id", "33");
    Identity otherOfOwner = SEEN.with("repository", "o/bar").with("repository-id", "12");
    Identity stranger =
        SEEN.with("repository", "p/bar").with("repository-id", "12").with("owner-id", "33");
    Identity nextOfNewOwner =
        SEEN.with("repository", "o/bar").with("repository-id", "12").with("owner-id", "33");

    assertThat(findings(PINNED, renamedOwner)).containsExactly(FindingId.REPOSITORY_RENAMED);
    assertThat(findings(PINNED, transferred)).containsExactly(FindingId.REPOSITORY_TRANSFERRED);
    assertThat(findings(PINNED, recreated)).containsExactly(FindingId.REPOSITORY_RECREATED);
    assertThat(findings(PINNED, takenOver))
        .containsExactly(FindingId.REPOSITORY_RECREATED, FindingId.OWNER_RECREATED);
    assertThat(findings(PINNED, otherOfOwner)).containsExactly(FindingId.UPSTREAM_MISMATCH);
    assertThat(findings(PINNED, stranger)).containsExactly(FindingId.UPSTREAM_MISMATCH);
    assertThat(findings(PINNED, nextOfNewOwner))
        .containsExactly(FindingId.OWNER_RECREATED, FindingId.UPSTREAM_MISMATCH);
  }

  @Test
  void an_id_that_neither_side_has_is_no_proof_that_both_are_one() {
    Identity pinned = PINNED.with("repository-id", "").with("owner-id", "");
    Identity seen = SEEN.with("repository-id", "").with("owner-id", "");

    assertThat(findings(pinned, seen)).isEmpty();
    assertThat(findings(pinned, seen.with("repository", "evil/bar")))
        .containsExactly(FindingId.UPSTREAM_MISMATCH);
  }

  @Test
  void an_environment_is_compared_only_where_both_sides_speak_of_one() {
    Identity without = PINNED.with("environment", "");
    Identity silent = SEEN.with("environment", "");

    assertThat(findings(without, SEEN)).isEmpty();
    assertThat(findings(PINNED, new ObservedIdentity(silent, false))).isEmpty();
    assertThat(findings(PINNED, new ObservedIdentity(silent, true)))
        .containsExactly(FindingId.ENVIRONMENT_CHANGED);
  }

  @Test
  void another_kind_of_publisher_is_one_finding_and_not_seven() {
    assertThat(findings(PINNED, Pins.google("a@b.c"))).containsExactly(FindingId.PUBLISHER_CHANGED);
    assertThat(findings(Pins.google("a@b.c"), SEEN)).containsExactly(FindingId.PUBLISHER_CHANGED);
  }

  @Test
  void a_service_account_is_compared_by_its_address() {
    assertThat(findings(Pins.google("a@b.c"), Pins.google("a@b.c"))).isEmpty();
    assertThat(findings(Pins.google("a@b.c"), Pins.google("A@b.c")))
        .containsExactly(FindingId.UPSTREAM_MISMATCH);
  }

  @Test
  void one_of_several_identities_is_enough() {
    Identity other = PINNED.with("workflow", "wheels.yml");
    ObservedIdentity seen = new ObservedIdentity(SEEN, true);

    Comparison comparison =
        Continuity.compare(List.of(Pins.google("a@b.c"), other, PINNED), seen, "1.1");

    assertThat(comparison.fits()).isTrue();
    assertThat(comparison.pinned()).isEqualTo(PINNED);
  }

  @Test
  void differences_are_told_against_the_nearest_identity_of_the_same_repository() {
    Identity far = PINNED.with("repository", "q/r").with("repository-id", "99");
    Identity near = PINNED.with("workflow", "wheels.yml").with("runner", "self-hosted");
    ObservedIdentity seen = new ObservedIdentity(SEEN.with("trigger", "push"), true);

    Comparison comparison = Continuity.compare(List.of(far, near), seen, "1.1");

    assertThat(comparison.pinned()).isEqualTo(near);
    assertThat(comparison.findings()).hasSize(3);
  }

  @Test
  void identities_are_never_mixed_to_make_one_that_fits() {
    Identity one = PINNED.with("workflow", "a.yml");
    Identity two = PINNED.with("trigger", "push");
    ObservedIdentity seen =
        new ObservedIdentity(SEEN.with("workflow", "a.yml").with("trigger", "push"), true);

    assertThat(Continuity.compare(List.of(one, two), seen, "1.1").fits()).isFalse();
  }

  @Test
  void messages_say_what_was_seen_and_what_the_pin_knows() {
    Identity seen = SEEN.with("repository", "p/foo").with("owner-id", "33");

    assertThat(
            Continuity.compare(List.of(PINNED), new ObservedIdentity(seen, true), "1.1")
                .findings()
                .get(0)
                .message())
        .isEqualTo(
            "attested by p/foo (repository 11, owner 33); the pin knows o/foo (repository 11,"
                + " owner 22)");
  }

  @Test
  void without_an_identity_there_is_nothing_to_compare_with() {
    assertThatThrownBy(() -> Continuity.compare(List.of(), new ObservedIdentity(SEEN, true), "1.1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
