package io.github.ebuildattest.hook.accept;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.egret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tree;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One decision means one thing, whatever way it is asked for, and says beforehand what it is. */
class OneDecisionTest extends AcceptCase {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "identity-changed",
        "repository-renamed",
        "repository-transferred",
        "publisher-changed",
        "other-repository",
        "attestation-lost",
        "unattested",
        "first-use-undeclared",
        "look-alike"
      })
  void named_or_not_the_same_change_gives_the_same_pin(String bump) throws IOException {
    overlay.stage(bump);
    String name = overlay.git("diff", "--cached", "--name-only").lines().findFirst().orElseThrow();
    String pkg = name.substring(0, name.lastIndexOf('/'));
    assertThat(accept("--reason", "looked at it", "--yes").code()).isZero();
    String unnamed = overlay.git("write-tree");
    overlay.git("checkout", "-q", "-f", "HEAD", "--", ".");
    overlay.git("reset", "-q", "--hard");
    overlay.git("clean", "-qfd");
    overlay.stage(bump);

    assertThat(accept(pkg, "--reason", "looked at it", "--yes").code()).isZero();

    assertThat(overlay.git("write-tree")).isEqualTo(unnamed);
    assertThat(overlay.check("--staged").code()).isZero();
    overlay.slipIn();
    assertThat(overlay.check("--all").code()).isZero();
  }

  @Test
  void a_transfer_that_metadata_declares_takes_one_answer() throws IOException {
    moveEgret("2.2.0");
    overlay.edit(EGRET + "/metadata.xml", "egret-lab/egret-cache", "new-lab/egret-cache");
    overlay.git("add", "-A");
    assertThat(overlay.check("--staged").blocking())
        .contains("repository-transferred", "upstream-conflict");

    CommandResult result = accept("--reason", "announced on their blog", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertOneAnswer();
  }

  @Test
  void a_transfer_that_the_ebuild_declares_takes_one_answer() throws IOException {
    moveEgret("2.2.0", "https://github.com/new-lab/egret-cache");

    CommandResult result = accept("--reason", "announced on their blog", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertOneAnswer();
  }

  private void assertOneAnswer() throws IOException {
    assertThat(overlay.text(EGRET_PIN))
        .containsOnlyOnce("[[decision]]")
        .containsOnlyOnce("until = ")
        .contains("repository = \"new-lab/egret-cache\"")
        .doesNotContain("was = \"nothing\"");
    Reported staged = overlay.check("--staged");
    assertThat(staged.code()).as(staged.toString()).isZero();
    overlay.slipIn();
    assertThat(overlay.check("--since", "HEAD^").code()).isZero();
    Reported all = overlay.check("--all");
    assertThat(all.blocking()).as(all + overlay.text(EGRET_PIN)).isEmpty();
    upload("3.0.0", egret("3.0.0"), null);
    assertThat(overlay.check("--staged").blocking()).contains("repository-transferred");
  }

  @Test
  void another_repository_with_other_ids_is_called_that_before_it_asks() throws IOException {
    overlay.stage("other-repository");

    CommandResult result =
        overlay.tool().onATerminal().reading("n\n").run("accept", "--reason", "they moved");

    assertThat(result.out().replaceAll("\\s+", " "))
        .contains(
            "another repository, with other ids: kingfisher/heron-parser",
            "from now on; heronry/heron-parser",
            "for what was logged before");
  }

  @Test
  void what_is_accepted_of_another_repository_is_what_its_page_says() throws IOException {
    overlay.stage("other-repository");
    assertThat(accept("--reason", "they moved", "--yes").code()).isZero();

    assertThat(overlay.text(HERON_PIN)).contains("kingfisher/heron-parser", "until = ");
    String page = overlay.tool().run("explain", "upstream-mismatch").out().replaceAll("\\s+", " ");
    assertThat(page)
        .contains(
            "changes who is trusted: the new identity from its first file on, the former one for"
                + " what was logged before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev-python/heron-parsr", "dev-pyton/heron-parser", "dev-python/nosuch"})
  void a_name_of_no_package_is_an_error_that_names_the_nearest(String name) throws IOException {
    Tree before = Tree.of(overlay.root());

    CommandResult result = accept(name, "--reason", "x", "--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.err()).contains("no package " + name, "the nearest name is dev-python/");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
  }

  @Test
  void what_is_not_staged_is_named_and_nothing_is_written() throws IOException {
    overlay.stage("identity-changed");
    overlay.git("reset", "-q");
    Tree before = Tree.of(overlay.root());

    CommandResult result = accept(EGRET, "--reason", "renamed", "--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.err()).contains(EGRET + "/egret-cache-2.2.0.ebuild", "git add " + EGRET);
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    overlay.git("add", EGRET);
    assertThat(accept(EGRET, "--reason", "renamed", "--yes").code()).isZero();
    assertThat(overlay.check("--staged").code()).isZero();
  }

  @Test
  void yes_does_not_say_who_may_attest_for_several_packages() throws IOException {
    overlay.stage("identity-changed");
    String egret = overlay.git("write-tree");
    overlay.stage("other-repository");
    overlay.git("read-tree", "-m", "-u", overlay.git("write-tree"));
    overlay.git("checkout", "-q", egret, "--", EGRET);
    assertThat(overlay.check("--staged").blocking())
        .contains("workflow-changed", "upstream-mismatch");
    Tree before = Tree.of(overlay.root());

    CommandResult result = accept("--reason", "all fine", "--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.err()).contains("--yes does not say who may attest for 2 packages");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(accept(EGRET, "--reason", "renamed", "--yes").code()).isZero();
    assertThat(accept(HERON, "--reason", "moved", "--yes").code()).isZero();
    assertThat(overlay.check("--staged").code()).isZero();
  }

  private void moveEgret(String version) throws IOException {
    moveEgret(version, null);
  }

  private void moveEgret(String version, String verifyRepo) throws IOException {
    upload(
        version,
        egret(version).withRepository("new-lab/egret-cache").withIds("700100102", "700200999"),
        verifyRepo);
  }

  private void upload(String version, GitHubIdentity by, String verifyRepo) throws IOException {
    Distfile[] files = overlay.upload("egret-cache", version, by);
    overlay.ebuild(
        EGRET,
        version,
        EbuildText.of("Cache", "https://egret.example/", verifyRepo).text(),
        verifyRepo == null ? new Distfile[] {files[0]} : files);
    overlay.git("add", "-A");
  }
}
