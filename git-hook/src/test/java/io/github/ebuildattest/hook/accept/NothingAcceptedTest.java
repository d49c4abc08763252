package io.github.ebuildattest.hook.accept;

import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Tree;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be accepted, or is not answered, leaves everything as it was. */
class NothingAcceptedTest extends AcceptCase {

  @ParameterizedTest
  @ValueSource(strings = {"unattested", "identity-changed", "attestation-lost", "source-left-pypi"})
  void writes_nothing_without_a_reason(String bump) throws IOException {
    overlay.stage(bump);

    assertNothingWritten(3, "--reason", "--yes");
  }

  @Test
  void writes_nothing_for_a_reason_of_blanks() throws IOException {
    overlay.stage("unattested");

    assertNothingWritten(3, "--reason", "--yes", "--reason", "  ");
  }

  @Test
  void writes_nothing_where_nobody_can_be_asked() throws IOException {
    overlay.stage("unattested");

    assertNothingWritten(3, "--yes", "--reason", "as ever");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tampered",
        "manifest-mismatch",
        "wrong-document",
        "empty-provenance",
        "slsa-only",
        "other-publisher",
        "other-sigstore",
        "used-later",
        "not-logged",
        "other-signature"
      })
  void refuses_what_is_never_accepted(String bump) throws IOException {
    overlay.stage(bump);

    assertNothingWritten(1, "never accepted", "--reason", "please", "--yes");
  }

  @Test
  void writes_nothing_where_a_person_says_no() throws IOException {
    overlay.stage("unattested");
    Tree before = Tree.of(overlay.root());

    CommandResult result =
        overlay.tool().onATerminal().reading("n\n").run("accept", "--reason", "as ever");

    assertThat(result.code()).isEqualTo(1);
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
  }

  @Test
  void leaves_a_pin_alone_whose_work_tree_differs_from_what_is_staged() throws IOException {
    overlay.stage("identity-changed");
    overlay.write(EGRET_PIN, overlay.text(EGRET_PIN) + "# a note, not staged\n");

    assertNothingWritten(3, "attestations.toml", "--reason", "renamed", "--yes");
  }

  private void assertNothingWritten(int code, String says, String... arguments) throws IOException {
    Tree before = Tree.of(overlay.root());
    String status = overlay.git("status", "--porcelain");

    CommandResult result = accept(arguments);

    assertThat(result.code()).as(result.toString()).isEqualTo(code);
    assertThat(result.out() + result.err()).contains(says).doesNotContain("\tat ");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(overlay.git("status", "--porcelain")).isEqualTo(status);
  }
}
