package io.github.ebuildattest.hook.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Upstreams that moved, or were taken over: their releases are properly attested, but by somebody,
 * or in a way, that the overlay does not remember. Each is stopped, and needs one answer.
 */
class IdentityIncidentsTest extends OverlayCase {

  private static final String NAME = "oystercatcher-http";
  private static final String OWNER = "oystercatchers";
  private static final String REPOSITORY = OWNER + "/" + NAME;
  private static final Instant LATER = Instant.parse("2025-11-02T10:00:00Z");

  private Replay http;

  @BeforeEach
  void create() throws IOException {
    // declared nowhere, so that only the pin says who is expected
    http = Replay.of(overlay, NAME, null);
    http.bump("1.0", upstream("1.0")).accepted("looked at the repository").committed();
  }

  @Test
  void a_renamed_repository_has_the_same_numbers() throws IOException {
    http.bump("1.1", renamed("1.1"), LATER);
    http.assertStopped(
        "1.1",
        List.of("repository-renamed"),
        "attested by oystercatchers/http (repository 700300201, owner 700400201)",
        "the pin knows " + REPOSITORY + " (repository 700300201, owner 700400201)",
        "See that the old address redirects to the new one.");

    assertAnsweredOnce("1.1", "repository-renamed", "1.2", renamed("1.2"));
  }

  @Test
  void a_transferred_repository_has_its_own_number_and_another_owner() throws IOException {
    http.bump("1.1", transferred("1.1"), LATER);
    http.assertStopped(
        "1.1",
        List.of("repository-transferred"),
        "attested by mudflats/" + NAME + " (repository 700300201, owner 700400299)",
        "owner 700400201)");

    assertAnsweredOnce("1.1", "repository-transferred", "1.2", transferred("1.2"));
  }

  @Test
  void a_rename_and_a_transfer_are_two_answers_one_after_the_other() throws IOException {
    http.bump("1.1", renamed("1.1"), LATER).accepted("renamed").committed();
    http.bump("1.2", transferred("1.2"), LATER.plusSeconds(86_400));
    http.assertStopped("1.2", List.of("repository-transferred"), "oystercatchers/http");
    http.accepted("announced on their blog").committed();

    assertThat(http.pin().lines().filter("[[decision]]"::equals)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(http.pin())
        .contains(
            "was = \"oystercatchers/http, repository 700300201, owner 700400201\"",
            "now = \"mudflats/" + NAME + ", repository 700300201, owner 700400299\"");
    http.bump("1.3", transferred("1.3"), LATER.plusSeconds(2 * 86_400));
    http.assertPasses(
        "1.3",
        "attested",
        "continuity as pinned; attested since 1.0, and who attests was changed, last by the"
            + " decision of 2026-02-01",
        "announced on their blog");
  }

  @Test
  void a_recreated_repository_has_the_name_and_another_number() throws IOException {
    http.bump("1.1", upstream("1.1").withIds("700300999", "700400201"), LATER);

    http.assertStopped("1.1", List.of("repository-recreated"), "700300999", "700300201");
  }

  @Test
  void a_resurrected_owner_has_the_name_and_other_numbers() throws IOException {
    http.bump("1.1", upstream("1.1").withIds("700300999", "700400999"), LATER);

    http.assertStopped(
        "1.1", List.of("owner-recreated", "repository-recreated"), "700400999", "700400201");
  }

  @Test
  void a_move_from_github_to_gitlab_is_another_kind_of_publisher() throws IOException {
    http.bump("1.1", onGitLab("1.1"), LATER);
    http.assertStopped("1.1", List.of("publisher-changed"), "GitLab", "GitHub");

    assertAnsweredOnce("1.1", "publisher-changed", "1.2", onGitLab("1.2"));
  }

  @Test
  void a_release_that_was_started_by_hand_has_another_trigger() throws IOException {
    http.bump("1.1", upstream("1.1").withTrigger("workflow_dispatch"), LATER);
    http.assertStopped("1.1", List.of("trigger-changed"), "workflow_dispatch", "release");

    assertAnsweredOnce(
        "1.1", "trigger-changed", "1.2", upstream("1.2").withTrigger("workflow_dispatch"));
  }

  @Test
  void a_release_of_a_branch_does_not_fit_the_tags_before() throws IOException {
    http.bump("1.1", upstream("1.1").withRef("refs/heads/main"), LATER);
    http.assertStopped(
        "1.1", List.of("ref-changed"), "ref is refs/heads/main; the pin knows refs/tags/v1.1");

    assertAnsweredOnce("1.1", "ref-changed", "1.2", upstream("1.2").withRef("refs/heads/main"));
  }

  @Test
  void a_wheel_builder_that_the_overlay_does_not_fetch_from_changes_nothing() throws IOException {
    http.upload("1.1", wheel("1.1"), builder("1.1"), LATER);
    http.bump("1.1", upstream("1.1"), LATER);

    http.assertPasses("1.1", "attested", "continuity the same identity since 1.0");
  }

  @Test
  void a_wheel_builder_that_was_added_stands_beside_the_first_workflow() throws IOException {
    bumpWithWheel("1.1");
    http.assertStopped("1.1", List.of("workflow-changed"), "wheels.yml", "release.yml");

    http.accepted("wheels are built apart since 1.1");

    http.assertPasses("1.1", "accepted", "wheels are built apart since 1.1");
    http.committed();
    assertThat(http.inCi().code()).isZero();
    bumpWithWheel("1.2");
    http.assertPasses("1.2", "attested", "wheels.yml", "release.yml");
    assertThat(http.staged().ids()).isEmpty();
  }

  /** Once accepted with a reason it passes here and in CI, and so does the next version. */
  private void assertAnsweredOnce(String version, String finding, String next, Identity later)
      throws IOException {
    http.accepted("found their announcement");
    http.assertPasses(version, "accepted", finding, "found their announcement");
    http.committed();
    Reported ci = http.inCi();
    assertThat(ci.code()).as(ci.toString()).isZero();
    assertThat(http.pin()).contains("finding = \"" + finding + "\"");
    http.bump(next, later, LATER);
    http.assertPasses(next, "attested", "continuity");
    assertThat(http.staged().ids()).isEmpty();
    http.committed();
    http.bump("9.9", upstream("9.9"), LATER);
    assertThat(http.staged().code()).as("the old identity is not the pinned one").isEqualTo(1);
  }

  private void bumpWithWheel(String version) throws IOException {
    Distfile sdist = http.upload(version, Sdist.of(NAME, version), upstream(version), LATER);
    Distfile wheel = http.upload(version, wheel(version), builder(version), LATER);
    http.stage(version, List.of(sdist, wheel), "SRC_URI+=\" $(pypi_wheel_url)\"");
  }

  private static Distfile wheel(String version) {
    String name = "oystercatcher_http-" + version + "-py3-none-any.whl";
    return new Distfile(name, name.getBytes(StandardCharsets.UTF_8));
  }

  private static GitHubIdentity upstream(String version) {
    return GitHubIdentity.releasing(REPOSITORY, "700300201", "700400201", version);
  }

  private static GitHubIdentity renamed(String version) {
    return upstream(version).withRepository(OWNER + "/http");
  }

  private static GitHubIdentity transferred(String version) {
    return upstream(version).withRepository("mudflats/" + NAME).withIds("700300201", "700400299");
  }

  private static GitHubIdentity builder(String version) {
    return upstream(version).withWorkflow("wheels.yml");
  }

  private static Identity onGitLab(String version) {
    return new GitLabIdentity(
        REPOSITORY,
        ".gitlab-ci.yml",
        null,
        "700300301",
        "700400301",
        "refs/tags/v" + version,
        "push",
        "gitlab-hosted");
  }
}
