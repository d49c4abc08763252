package io.github.ebuildattest.hook.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.pypi.Request;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The context of a file: the other files of its release, their age, the project's status. */
class ReleaseContextTest extends OverlayCase {

  private static final String DOTTEREL = "dotterel-maps";
  private static final String REPOSITORY = "dotterels/dotterel-maps";
  private static final Instant RELEASED = Instant.parse("2025-11-03T10:00:00Z");

  private Replay maps;

  @BeforeEach
  void a_package_with_an_attested_version() throws IOException {
    maps = Replay.of(overlay, DOTTEREL, REPOSITORY);
    maps.bump("1.0", upstream("1.0"), Instant.parse("2025-03-01T10:00:00Z")).committed();
  }

  @Test
  void a_release_put_up_at_once_by_one_publisher_is_nothing_to_tell() throws IOException {
    wheel("1.1", "py3-none-any", upstream("1.1"), RELEASED.plus(Duration.ofHours(5)));
    maps.bump("1.1", upstream("1.1"), RELEASED.plus(Duration.ofHours(20)));

    Reported report = maps.staged();

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.ids()).as(report.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"P1D, 1 day after", "P12DT23H, 12 days after", "P400D, 400 days after"})
  void a_file_that_joins_its_release_days_later_is_told_with_the_days(String later, String days)
      throws IOException {
    wheel("1.1", "py3-none-any", upstream("1.1"), RELEASED.plus(Duration.ofHours(5)));
    wheel("1.1", "cp312-cp312-linux_x86_64", upstream("1.1"), RELEASED);
    maps.bump("1.1", upstream("1.1"), RELEASED.plus(Duration.parse(later)));

    maps.assertPasses("1.1", "attested", "late-file", days);

    assertThat(maps.staged().message("late-file"))
        .isEqualTo(
            "dotterel_maps-1.1.tar.gz was uploaded "
                + days
                + " dotterel_maps-1.1-cp312-cp312-linux_x86_64.whl of the same release");
  }

  @Test
  void the_first_file_of_a_release_is_not_late_whatever_comes_after_it() throws IOException {
    wheel("1.1", "cp314-cp314-linux_x86_64", upstream("1.1"), RELEASED.plus(Duration.ofDays(300)));
    wheel("1.2", "py3-none-any", upstream("1.2"), RELEASED.minus(Duration.ofDays(300)));
    maps.bump("1.1", upstream("1.1"), RELEASED);

    assertThat(maps.staged().ids()).isEmpty();
  }

  @Test
  void files_of_the_release_without_attestation_are_named() throws IOException {
    for (String tag : List.of("cp310-cp310", "cp311-cp311", "cp312-cp312", "cp313-cp313")) {
      wheel("1.1", tag + "-win_amd64", null, RELEASED);
    }
    wheel("1.1", "py3-none-any", upstream("1.1"), RELEASED);
    maps.bump("1.1", upstream("1.1"), RELEASED);

    maps.assertPasses("1.1", "attested", "release-partly-attested");

    assertThat(maps.staged().message("release-partly-attested"))
        .isEqualTo(
            "4 of the 6 files of release 1.1 have no attestation:"
                + " dotterel_maps-1.1-cp310-cp310-win_amd64.whl,"
                + " dotterel_maps-1.1-cp311-cp311-win_amd64.whl,"
                + " dotterel_maps-1.1-cp312-cp312-win_amd64.whl and 1 more");
  }

  @Test
  void an_unattested_file_among_attested_ones_is_told_as_that() throws IOException {
    wheel("1.1", "py3-none-any", upstream("1.1"), RELEASED);
    maps.bump("1.1", null, RELEASED);

    maps.assertStopped("1.1", List.of("attestation-lost"), "release-partly-attested");

    assertThat(maps.staged().message("release-partly-attested"))
        .isEqualTo("1 of the 2 files of release 1.1 has no attestation: dotterel_maps-1.1.tar.gz");
  }

  @Test
  void a_release_without_any_attestation_is_not_called_partly_attested() throws IOException {
    wheel("1.1", "py3-none-any", null, RELEASED);
    maps.bump("1.1", null, RELEASED);

    maps.assertStopped("1.1", List.of("attestation-lost"));

    assertThat(maps.staged().ids()).containsExactly("attestation-lost");
  }

  @Test
  void a_sibling_that_somebody_else_attests_is_named_with_who_did() throws IOException {
    GitHubIdentity other =
        GitHubIdentity.releasing("gulls/dotterel-maps", "700300666", "700400666", "1.1");
    wheel("1.1", "py3-none-any", other, RELEASED);
    maps.bump("1.1", upstream("1.1"), RELEASED);

    maps.assertPasses("1.1", "attested", "release-inconsistent");

    assertThat(maps.staged().message("release-inconsistent"))
        .startsWith(
            "of the same release, dotterel_maps-1.1-py3-none-any.whl is attested by GitHub,"
                + " gulls/dotterel-maps, repository 700300666, owner 700400666");
  }

  @Test
  void a_sibling_of_a_second_workflow_is_told_until_the_pin_knows_it() throws IOException {
    wheel("1.1", "py3-none-any", upstream("1.1").withWorkflow("wheels.yml"), RELEASED);
    maps.bump("1.1", upstream("1.1"), RELEASED);
    assertThat(maps.staged().message("release-inconsistent")).contains("workflow wheels.yml");

    String pin = maps.pin();
    int table = pin.indexOf("[[attestation-identities]]");
    String wheels = pin.substring(table).replace("release.yml", "wheels.yml");
    overlay.write(maps.pkg() + "/attestations.toml", pin + "\n" + wheels);
    Reported audit = Reported.of(maps.tool().run("check", "--all", "--format", "json"));

    assertThat(audit.ids()).as(audit.toString()).doesNotContain("release-inconsistent");
  }

  @Test
  void a_sibling_whose_attestation_is_about_other_bytes_is_told() throws IOException {
    Distfile wheel = wheel("1.1", "py3-none-any", upstream("1.1"), RELEASED);
    maps.bump("1.1", upstream("1.1"), RELEASED);
    Index index = index();
    String provenance =
        index.files(DOTTEREL).stream()
            .filter(f -> f.filename().equals(wheel.name()))
            .findFirst()
            .orElseThrow()
            .provenance();
    index
        .release(DOTTEREL, "1.1")
        .file(wheel.name(), wheel.damaged().bytes())
        .uploaded(RELEASED)
        .provenance(provenance);
    write(index);

    assertThat(maps.staged().message("release-inconsistent"))
        .isEqualTo(
            "of the same release, dotterel_maps-1.1-py3-none-any.whl has an attestation with"
                + " digest-mismatch");
  }

  @Test
  void of_many_siblings_the_two_are_asked_about_that_came_at_another_time() throws IOException {
    for (int python = 8; python < 14; python++) {
      String tag = "cp3" + python + "-cp3" + python + "-linux_x86_64";
      wheel("1.1", tag, upstream("1.1"), RELEASED.plusSeconds(python));
    }
    wheel("1.1", "cp314-cp314-linux_x86_64", upstream("1.1"), RELEASED.plus(Duration.ofDays(90)));
    wheel("1.1", "cp315-cp315-linux_x86_64", upstream("1.1"), RELEASED.plus(Duration.ofDays(40)));
    maps.bump("1.1", upstream("1.1"), RELEASED);
    overlay.server().forgetRequests();

    assertThat(maps.staged().code()).isZero();

    assertThat(asked("/integrity/.*\\.whl/provenance"))
        .containsExactly(
            "/integrity/dotterel-maps/1.1/dotterel_maps-1.1-cp314-cp314-linux_x86_64.whl/provenance",
            "/integrity/dotterel-maps/1.1/dotterel_maps-1.1-cp315-cp315-linux_x86_64.whl/provenance");
  }

  @ParameterizedTest
  @CsvSource({
    "archived, the owners of the project dotterel-maps have archived it",
    "deprecated, the owners of the project dotterel-maps call it deprecated"
  })
  void a_project_that_its_owners_gave_up_is_told(String status, String message) throws IOException {
    maps.bump("1.1", upstream("1.1"), RELEASED);
    Index index = index();
    index.status(DOTTEREL, status);
    write(index);

    maps.assertPasses("1.1", "attested", "project-archived", message);
  }

  @Test
  void a_project_is_asked_about_once_a_run_however_many_files_it_has() throws IOException {
    wheel("1.1", "py3-none-any", upstream("1.1"), RELEASED);
    maps.bump("1.1", upstream("1.1"), RELEASED);
    overlay.slipIn();
    overlay.server().forgetRequests();

    CommandResult result = maps.tool().run("check", "--all");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(asked("/simple/dotterel-maps/")).hasSize(1);
    assertThat(asked("/simple/.*")).doesNotHaveDuplicates().hasSizeGreaterThan(5);
  }

  private Distfile wheel(
      String version, String tags, @Nullable GitHubIdentity identity, Instant time)
      throws IOException {
    String name = "dotterel_maps-" + version + "-" + tags + ".whl";
    return maps.upload(version, Distfile.of(name, "a wheel, " + name), identity, time);
  }

  private Index index() throws IOException {
    return IndexFolder.read(overlay.repository().indexFolder(), DOTTEREL);
  }

  private void write(Index index) throws IOException {
    IndexFolder.write(index, overlay.repository().indexFolder());
  }

  private List<String> asked(String path) {
    return overlay.server().requests().stream()
        .map(Request::path)
        .filter(p -> p.matches(path))
        .toList();
  }

  private static GitHubIdentity upstream(String version) {
    return GitHubIdentity.releasing(REPOSITORY, "700300201", "700400201", version);
  }
}
