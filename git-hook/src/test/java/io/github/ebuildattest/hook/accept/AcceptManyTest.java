package io.github.ebuildattest.hook.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Main;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Tree;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many packages wait for an answer: one table, one question, and all is written or nothing. */
class AcceptManyTest extends OverlayCase {

  @Test
  void thirty_are_one_table_and_one_answer() throws IOException {
    stage(30);

    CommandResult result =
        overlay.tool().onATerminal().reading("y\n").run("accept", "--reason", "by hand, as ever");

    assertThat(result.code()).as(result.toString()).isZero();
    String out = result.out();
    assertThat(out).contains("30 packages wait for a decision:").containsOnlyOnce("Record all 30?");
    List<String> rows =
        out.lines().filter(l -> l.matches("  dev-python/knot-[0-9]+ +unattested")).toList();
    assertThat(rows).hasSize(30);
    assertThat(rows.stream().map(r -> r.indexOf("unattested")).distinct()).hasSize(1);
    for (int i = 1; i <= 30; i++) {
      assertThat(overlay.git("show", ":" + pin(i)))
          .contains("attested = false", "by hand, as ever");
    }
    assertThat(overlay.git("diff", "--name-only")).isEmpty();
    assertThat(overlay.check("--staged").code()).isZero();
  }

  @Test
  void each_can_be_answered_by_itself() throws IOException {
    stage(3);

    CommandResult result =
        overlay
            .tool()
            .onATerminal()
            .reading("e\ny\n\nyes\n")
            .run("accept", "--reason", "by hand, as ever");

    assertThat(result.code()).as(result.toString()).isEqualTo(1);
    assertThat(overlay.file(pin(1))).exists();
    assertThat(overlay.file(pin(2))).doesNotExist();
    assertThat(overlay.file(pin(3))).exists();
    assertThat(overlay.git("diff", "--cached", "--name-only"))
        .contains(pin(1), pin(3))
        .doesNotContain(pin(2));
  }

  @Test
  void a_reason_can_be_given_when_it_is_asked_for() throws IOException {
    stage(2);

    CommandResult result = overlay.tool().onATerminal().reading("no CI there\ny\n").run("accept");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(pin(1))).contains("reason = \"no CI there\"");
  }

  @Test
  void nothing_is_written_where_no_reason_is_given() throws IOException {
    stage(2);

    assertThat(overlay.tool().onATerminal().reading("\ny\n").run("accept").code()).isEqualTo(3);

    assertThat(overlay.file(pin(1))).doesNotExist();
  }

  @Test
  void where_git_will_not_take_one_of_them_all_is_as_it_was() throws IOException {
    stage(12);
    // git adds the others before it refuses this one
    Files.writeString(overlay.root().resolve(".git/info/exclude"), pin(7) + "\n");
    Tree before = Tree.of(overlay.root());
    String index = overlay.git("ls-files", "--stage");

    CommandResult result = overlay.tool().run("accept", "--reason", "by hand, as ever", "--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.err()).contains("git add failed, and no pin was written");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(overlay.git("ls-files", "--stage")).isEqualTo(index);
  }

  @Test
  void an_existing_pin_is_put_back_to_what_it_was() throws IOException {
    stage(1);
    overlay.write(pin(1), "project = \"knot-1\"\nattested = false\n# kept\n").slipIn();
    stage(3);
    overlay.edit(pin(1), "# kept", "attested-since = \"1.0\" # kept");
    overlay.git("add", "-A");
    Files.writeString(overlay.root().resolve(".git/info/exclude"), pin(3) + "\n");
    Tree before = Tree.of(overlay.root());
    String index = overlay.git("ls-files", "--stage");

    CommandResult result = overlay.tool().run("accept", "--reason", "by hand, as ever", "--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(overlay.git("ls-files", "--stage")).isEqualTo(index);
  }

  @Test
  void where_the_process_is_told_to_end_all_is_as_it_was() throws Exception {
    stage(3);
    // git add takes a while for each pin
    overlay.git("config", "filter.slow.clean", "sleep 1; cat");
    Files.writeString(
        overlay.root().resolve(".git/info/attributes"), "attestations.toml filter=slow\n");
    Tree before = Tree.of(overlay.root());
    String index = overlay.git("ls-files", "--stage");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "accept",
                "--reason",
                "by hand, as ever",
                "--yes")
            .directory(overlay.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    while (process.isAlive() && !Files.exists(overlay.file(pin(3)))) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(directory.resolve("out"))).isNotZero();
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(overlay.git("ls-files", "--stage")).isEqualTo(index);
    assertThat(overlay.root().resolve(".git/index.lock")).doesNotExist();
  }

  private static String pin(int number) {
    return "dev-python/knot-" + number + "/attestations.toml";
  }

  private void stage(int packages) throws IOException {
    for (int number : IntStream.rangeClosed(1, packages).toArray()) {
      String name = "knot-" + number;
      if (!Files.exists(overlay.file("dev-python/" + name))) {
        Distfile[] files = overlay.upload(name, "1.0", null);
        overlay.ebuild(
            "dev-python/" + name,
            "1.0",
            EbuildText.of("A wader", "https://knot.example/", null).text(),
            files[0]);
      }
    }
    overlay.git("add", "-A");
  }
}
