package io.github.ebuildattest.hook.adopt;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.PLOVER;
import static io.github.ebuildattest.hook.Sample.egret;
import static io.github.ebuildattest.hook.Sample.heron;
import static io.github.ebuildattest.hook.Sample.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tree;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pypi.Answer;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An overlay without memory gets one, from documents, after a look at the evidence. */
class InitCommandTest extends OverlayCase {

  private SortedMap<String, String> pinsBefore;

  @BeforeEach
  void an_overlay_without_pins_and_without_a_policy() throws IOException {
    pinsBefore = pins();
    for (String pin : pinsBefore.keySet()) {
      Files.delete(overlay.file(pin));
    }
    Files.delete(overlay.file(Policy.PATH));
    overlay.slipIn();
  }

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
  void leaves_a_package_to_a_human_whose_upstream_is_another_than_declared() throws IOException {
    String ebuild = HERON + "/heron-parser-1.4.0.ebuild";
    overlay.edit(ebuild, "github.com/heronry/heron-parser", "github.com/heronry/other");
    overlay.slipIn();

    assertLeftToAHuman(init("--yes"), HERON, "upstream-mismatch, 1.4.0: built from");
    CommandResult accepted =
        overlay.tool().run("accept", HERON, "--reason", "their new home is wrong", "--yes");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
  }

  @Test
  void leaves_a_package_to_a_human_whose_versions_are_attested_by_different_ones()
      throws IOException {
    Distfile[] files =
        overlay.upload("egret-cache", "2.2.0", egret("2.2.0").withWorkflow("publish.yml"));
    overlay.ebuild(EGRET, "2.2.0", overlay.text(EGRET + "/egret-cache-2.1.0.ebuild"), files);
    overlay.slipIn();

    assertLeftToAHuman(
        init("--yes"),
        EGRET,
        "workflow-changed, 2.0.0: workflow is release.yml; the newest version has publish.yml");
  }

  @Test
  void leaves_a_package_to_a_human_whose_newest_version_lost_its_attestation() throws IOException {
    Distfile[] files = overlay.upload("egret-cache", "2.2.0", null);
    overlay.ebuild(EGRET, "2.2.0", overlay.text(EGRET + "/egret-cache-2.1.0.ebuild"), files);
    overlay.slipIn();

    assertLeftToAHuman(init("--yes"), EGRET, "attestation-lost, 2.2.0");
  }

  @Test
  void leaves_a_package_to_a_human_where_a_version_between_attested_ones_is_not()
      throws IOException {
    Distfile[] files = overlay.upload("egret-cache", "2.0.5", null);
    overlay.ebuild(EGRET, "2.0.5", overlay.text(EGRET + "/egret-cache-2.1.0.ebuild"), files);
    overlay.slipIn();

    assertLeftToAHuman(init("--yes"), EGRET, "attestation-lost, 2.0.5");
  }

  @Test
  void leaves_a_package_to_a_human_whose_older_upload_the_pin_would_call_lost() throws IOException {
    Distfile[] files = overlay.upload("egret-cache", "2.0.5", null);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "egret-cache");
    index.files("egret-cache").stream()
        .filter(f -> f.version().equals("2.0.5"))
        .forEach(f -> f.uploaded(Instant.parse("2024-01-01T00:00:00Z")));
    IndexFolder.write(index, overlay.repository().indexFolder());
    overlay.ebuild(EGRET, "2.0.5", overlay.text(EGRET + "/egret-cache-2.1.0.ebuild"), files);
    overlay.slipIn();

    assertLeftToAHuman(
        init("--yes"), EGRET, "has no attestation, and the project is attested since 2.0.0");
  }

  @Test
  void leaves_a_package_to_a_human_whose_attested_digest_the_index_does_not_list()
      throws IOException {
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "heron-parser");
    String provenance = index.files("heron-parser").get(0).provenance();
    Distfile other = Sdist.of("heron-parser", "1.4.0.1");
    index
        .release("heron-parser", "1.4.0")
        .file("heron_parser-1.4.0.tar.gz", other.bytes())
        .provenance(provenance);
    IndexFolder.write(index, overlay.repository().indexFolder());

    assertLeftToAHuman(init("--yes"), HERON, "digest-mismatch, 1.4.0");
  }

  @Test
  void leaves_a_package_to_a_human_whose_ebuild_cannot_be_evaluated() throws IOException {
    overlay
        .edit(HERON + "/heron-parser-1.4.0.ebuild", "inherit distutils-r1", "inherit $(date)")
        .slipIn();

    assertLeftToAHuman(init("--yes"), HERON, "ebuild-not-evaluated, 1.4.0");
  }

  @Test
  void leaves_a_quarantined_project_to_a_human() throws IOException {
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "heron-parser");
    index.status("heron-parser", "quarantined");
    IndexFolder.write(index, overlay.repository().indexFolder());

    assertLeftToAHuman(init("--yes"), HERON, "project-quarantined, 1.4.0");
  }

  @Test
  void writes_the_rest_where_the_index_fails_for_one_package() throws IOException {
    overlay.server().answer("/simple/heron-parser/", Answer.status(500));

    CommandResult result = init("--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out()).contains("NOT CHECKED", "index-error, 1.4.0");
    assertThat(pins()).hasSize(pinsBefore.size() - 1).doesNotContainKey(pin(HERON));
  }

  @Test
  void writes_nothing_where_the_index_cannot_be_reached_and_soon_stops_asking() throws IOException {
    String status = overlay.git("status", "--porcelain");
    overlay.server().close();

    CommandResult result = init("--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out())
        .contains("network-unreachable, ", "not asked, because the index could not be reached");
    assertThat(result.err()).contains("nothing was written");
    assertThat(overlay.git("status", "--porcelain")).isEqualTo(status);
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
  void believes_no_index_that_contradicts_itself() throws IOException {
    overlay
        .server()
        .answer(
            "/integrity/heron-parser/1.4.0/heron_parser-1.4.0.tar.gz/provenance",
            Answer.status(404)
                .body(
                    "{\"message\": \"No provenance available for heron_parser-1.4.0.tar.gz\"}"
                        .getBytes(StandardCharsets.UTF_8)));
    Files.delete(overlay.repository().distdir().resolve("heron_parser-1.4.0.tar.gz.provenance"));

    CommandResult result = init("--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("NOT CHECKED", "index-disagrees, 1.4.0: the index lists a provenance")
        .contains("heron_parser-1.4.0.tar.gz and serves none");
    assertThat(pins()).doesNotContainKey(pin(HERON));
  }

  @Test
  void asks_for_a_network() throws IOException {
    CommandResult result = init("--offline", "--yes");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("offline");
    assertThat(pins()).isEmpty();
  }

  @Test
  void stops_at_a_pin_that_cannot_be_read() throws IOException {
    overlay.write(pin(HERON), "project = 1\n");

    CommandResult result = init("--yes");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("pin-malformed", pin(HERON));
  }

  @Test
  void stops_where_a_pin_is_staged_and_gone_from_the_work_tree() throws IOException {
    overlay.write(pin(HERON), "project = \"heron-parser\"\nattested = false\n");
    overlay.git("add", "-A");
    Files.delete(overlay.file(pin(HERON)));

    CommandResult result = init("--yes");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(pin(HERON));
    assertThat(pins()).isEmpty();
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

  private void assertLeftToAHuman(CommandResult result, String pkg, String why) throws IOException {
    assertThat(result.code()).as(result.toString()).isEqualTo(1);
    String out = result.out().replaceAll("\\s+", " ");
    int decision = out.indexOf("needs a decision of its own");
    assertThat(decision).as(out).isNotNegative();
    assertThat(out.substring(decision)).contains(pkg + "-", why);
    assertThat(pins()).hasSize(pinsBefore.size() - 1).doesNotContainKey(pin(pkg));
  }

  private CommandResult init(String... arguments) {
    return overlay.tool().run("init", arguments);
  }

  private SortedMap<String, String> pins() throws IOException {
    SortedMap<String, String> pins = new TreeMap<>();
    try (Stream<Path> files = Files.walk(overlay.root())) {
      for (Path file : files.filter(f -> f.endsWith("attestations.toml")).toList()) {
        pins.put(overlay.root().relativize(file).toString(), Files.readString(file));
      }
    }
    return pins;
  }
}
