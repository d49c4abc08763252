package io.github.ebuildattest.hook.adopt;

import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.PLOVER;
import static io.github.ebuildattest.hook.Sample.heron;
import static io.github.ebuildattest.hook.Sample.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tree;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** An overlay without pins gets them from documents, once somebody has seen the evidence. */
class InitCommandTest extends AdoptionCase {

  @Test
  void writes_the_pins_that_verification_would_have_written_one_by_one() throws IOException {
    CommandResult result = init("--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(pins()).isEqualTo(pinsBefore).hasSizeGreaterThan(5);
    assertThat(overlay.git("diff", "--cached", "--name-only").lines())
        .containsAll(pinsBefore.keySet())
        .contains(Policy.PATH)
        .hasSize(pinsBefore.size() + 1);
    assertThat(overlay.git("diff", "--name-only")).isEmpty();
    assertThat(overlay.git("log", "--format=%s", "-1")).isEqualTo("a change");
    assertThat(result.err()).contains("wrote and staged " + (pinsBefore.size() + 1) + " files");
  }

  @Test
  void writes_a_policy_that_says_what_holds_without_one() throws Exception {
    init("--yes");

    byte[] policy = overlay.text(Policy.PATH).getBytes(StandardCharsets.UTF_8);
    assertThat(Policy.parse(policy, LocalDate.EPOCH)).isEqualTo(Policy.DEFAULT);
    assertThat(overlay.text(Policy.PATH)).contains("minimum-age = \"1d\"");
  }

  @Test
  void leaves_a_policy_that_is_there_as_it_is() throws IOException {
    overlay.write(Policy.PATH, "unattested = \"warn\" # ours\n").slipIn();

    assertThat(init("--yes").code()).isZero();

    assertThat(overlay.text(Policy.PATH)).isEqualTo("unattested = \"warn\" # ours\n");
    assertThat(pins()).isEqualTo(pinsBefore);
  }

  @Test
  void makes_a_commit_that_the_gate_lets_through() throws IOException {
    init("--yes");

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
  }

  @Test
  void reads_documents_alone_and_says_what_that_leaves_out() {
    CommandResult result = init("--yes");

    assertThat(overlay.server().requests())
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.path()).matches("/(simple|integrity)/.*"));
    assertThat(result.out().replaceAll("\\s+", " ")).contains("No distfile was read");
  }

  @Test
  void asks_whether_pages_that_were_kept_still_hold() {
    Path cache = directory.resolve("cache");
    for (boolean kept : new boolean[] {false, true}) {
      overlay.server().forgetRequests();
      CommandResult result =
          overlay.tool().with("EBUILD_ATTEST_CACHE", cache.toString()).run("init");
      assertThat(result.out()).as(result.toString()).contains("heron-parser");
      assertThat(overlay.server().requests())
          .filteredOn(r -> r.path().startsWith("/simple/"))
          .isNotEmpty()
          .allMatch(r -> r.header("If-None-Match").isPresent() == kept);
    }
  }

  @Test
  void shows_who_attests_each_package_and_what_agrees() {
    CommandResult result = init("--yes");

    assertThat(result.out().replaceAll("\\s+", " "))
        .contains(
            "dev-python/heron-parser-1.4.0 GitHub heronry/heron-parser, release.yml, since 1.4.0"
                + " (PYPI_VERIFY_REPO)",
            "GitHub egret-lab/egret-cache, release.yml, since 2.0.0 (metadata.xml remote-id)",
            "not attested, and pinned as attested = false (1): dev-python/dunlin-notes-0.9",
            "6 attested as declared, 1 attested and undeclared, 1 not attested, 0 to decide, 0 not"
                + " checked, 0 pinned before");
  }

  @Test
  void shows_apart_what_nothing_declares_with_the_whole_identity() {
    CommandResult result = init("--yes");

    String out = result.out().replaceAll("\\s+", " ");
    int undeclared = out.indexOf("ATTESTED, AND NOTHING DECLARES BY WHOM");
    assertThat(undeclared).isNotNegative();
    assertThat(out.substring(undeclared))
        .contains(
            "dev-python/bittern-mesh-0.5",
            "GitHub, bittern/bittern-mesh, repository 700100103, owner 700200103, workflow"
                + " release.yml");
  }

  @Test
  void asks_a_person_and_takes_no_for_an_answer() throws IOException {
    Tree before = Tree.of(overlay.root());

    CommandResult refused = overlay.tool().onATerminal().reading("n\n").run("init");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("Write and stage 9 files? [y/N]");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(overlay.tool().onATerminal().reading("yes\n").run("init").code()).isZero();
    assertThat(pins()).isEqualTo(pinsBefore);
  }

  @Test
  void writes_nothing_where_nobody_can_be_asked() throws IOException {
    Tree before = Tree.of(overlay.root());

    CommandResult result = init();

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("--yes");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
  }

  @Test
  void changes_nothing_when_run_again() throws IOException {
    init("--yes");
    Tree before = Tree.of(overlay.root());
    String status = overlay.git("status", "--porcelain");
    overlay.server().forgetRequests();

    CommandResult again = init("--yes");

    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("nothing was written");
    assertThat(overlay.server().requests()).isEmpty();
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(overlay.git("status", "--porcelain")).isEqualTo(status);
  }

  @Test
  void goes_on_where_it_was_interrupted() throws IOException {
    init("--yes");
    overlay.git("rm", "-q", "--cached", HERON_PIN);
    Files.delete(overlay.file(HERON_PIN));
    overlay.write(EGRET_PIN, overlay.text(EGRET_PIN) + "#\n");

    CommandResult again = init("--yes");

    assertThat(again.code()).as(again.toString()).isZero();
    assertThat(again.err()).contains("wrote and staged " + HERON_PIN);
    assertThat(overlay.text(HERON_PIN)).isEqualTo(pinsBefore.get(HERON_PIN));
    assertThat(overlay.text(EGRET_PIN)).endsWith("#\n");
  }

  @Test
  void finds_since_when_a_project_attests_in_the_index() throws IOException {
    overlay.upload("heron-parser", "0.9", null);
    overlay.upload("heron-parser", "1.0", heron("1.0"));

    init("--yes");

    assertThat(overlay.text(HERON_PIN)).contains("attested-since = \"1.0\"\n");
  }

  @Test
  void adopts_an_overlay_that_has_no_metadata_directory() throws IOException {
    overlay.git("rm", "-q", "-r", "metadata");
    overlay.slipIn();
    assertThat(overlay.file("metadata")).doesNotExist();

    assertThat(init("--yes").code()).isZero();

    assertThat(pins()).isEqualTo(pinsBefore);
    assertThat(overlay.git("show", ":" + Policy.PATH)).contains("minimum-age");
  }

  @Test
  void pins_the_project_that_the_ebuild_fetches_and_not_the_packages_name() throws IOException {
    EbuildText ebuild =
        EbuildText.of("Text tools", "https://plover.example/", null).withProject("Plover.Core");
    overlay
        .ebuild(PLOVER, "1.0", ebuild.text(), overlay.upload("plover-core", "1.0", null))
        .slipIn();

    assertThat(init("--yes").code()).isZero();

    assertThat(overlay.text(pin(PLOVER)))
        .isEqualTo("project = \"plover-core\"\nattested = false\n");
    overlay.slipIn();
    overlay.ebuild(PLOVER, "1.1", ebuild.text(), overlay.upload("plover-core", "1.1", null));
    overlay.git("add", "-A");
    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString()).isZero();
  }

  @Test
  void tells_of_versions_that_attest_beyond_the_trees() throws IOException {
    overlay.upload("dunlin-notes", "2.0", heron("2.0"));

    CommandResult result = init("--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out()).contains("(the project attests since 2.0)");
    assertThat(overlay.text("dev-python/dunlin-notes/attestations.toml"))
        .contains("attested = false");
  }
}
