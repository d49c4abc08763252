package io.github.ebuildattest.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ebuildattest.engine.tree.OverlayTree.Type;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {

  @TempDir Path around;
  private Path root;
  private WorkTree tree;

  @BeforeEach
  void an_overlay_beside_a_file_that_is_not_its_own() throws IOException {
    root = Files.createDirectories(around.resolve("overlay"));
    tree = new WorkTree(root);
    Files.writeString(around.resolve("outside"), "secret");
    write("dev-python/foo/foo-1.ebuild", "one");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String path, String target) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of(target));
  }

  private Optional<String> read(String path) throws IOException {
    return tree.read(path).map(b -> new String(b, StandardCharsets.UTF_8));
  }

  @Test
  void reads_files_and_lists_names_sorted() throws IOException {
    write("dev-python/foo/Manifest", "");
    Files.createDirectory(root.resolve("dev-python/foo/files"));
    link("dev-python/foo/foo-2.ebuild", "foo-1.ebuild");

    assertThat(read("dev-python/foo/foo-1.ebuild")).contains("one");
    assertThat(tree.list("dev-python/foo"))
        .containsExactly(
            new OverlayTree.Entry("Manifest", Type.FILE),
            new OverlayTree.Entry("files", Type.DIRECTORY),
            new OverlayTree.Entry("foo-1.ebuild", Type.FILE),
            new OverlayTree.Entry("foo-2.ebuild", Type.SYMLINK));
    assertThat(tree.list("")).containsExactly(new OverlayTree.Entry("dev-python", Type.DIRECTORY));
  }

  @Test
  void what_is_not_there_is_empty_and_no_error() throws IOException {
    assertThat(read("dev-python/bar/bar-1.ebuild")).isEmpty();
    assertThat(tree.list("dev-python/bar")).isEmpty();
    assertThat(tree.list("dev-python/foo/foo-1.ebuild")).isEmpty();
    assertThat(read("dev-python/foo")).isEmpty();
    assertThat(read("dev-python/foo/foo-1.ebuild/x")).isEmpty();
  }

  @Test
  void follows_links_inside_the_tree() throws IOException {
    link("dev-python/foo/foo-2.ebuild", "foo-1.ebuild");
    link("dev-python/bar/bar-1.ebuild", "../foo/foo-2.ebuild");

    assertThat(read("dev-python/bar/bar-1.ebuild")).contains("one");
    assertThat(tree.resolve("dev-python/bar/bar-1.ebuild")).contains("dev-python/foo/foo-1.ebuild");
  }

  @Test
  void follows_a_link_in_the_middle_of_a_path() throws IOException {
    link("dev-python/bar", "foo");

    assertThat(read("dev-python/bar/foo-1.ebuild")).contains("one");
    assertThat(tree.list("dev-python/bar"))
        .containsExactly(new OverlayTree.Entry("foo-1.ebuild", Type.FILE));
  }

  @Test
  void a_link_that_leaves_the_tree_leads_nowhere() throws IOException {
    link("dev-python/foo/a", "../../../outside");
    link("dev-python/foo/b", around.resolve("outside").toString());
    link("out", "..");
    link("dev-python/foo/c", "../../../overlay/dev-python/foo/foo-1.ebuild");

    assertThat(read("dev-python/foo/a")).isEmpty();
    assertThat(read("dev-python/foo/b")).isEmpty();
    assertThat(read("out/outside")).isEmpty();
    assertThat(tree.list("out")).isEmpty();
    assertThat(read("dev-python/foo/c")).isEmpty();
    assertThat(tree.resolve("dev-python/foo/a")).isEmpty();
  }

  @Test
  void an_absolute_link_leads_nowhere_even_into_the_tree() throws IOException {
    link("dev-python/foo/a", root.resolve("dev-python/foo/foo-1.ebuild").toString());

    assertThat(read("dev-python/foo/a")).isEmpty();
  }

  @Test
  void dots_in_a_path_never_leave_the_tree() throws IOException {
    assertThat(read("../outside")).isEmpty();
    assertThat(read("dev-python/../../outside")).isEmpty();
    assertThat(read("dev-python/./foo/../foo/foo-1.ebuild")).contains("one");
    assertThat(tree.list("..")).isEmpty();
  }

  @Test
  void dots_are_taken_after_a_link_was_followed_as_posix_does() throws IOException {
    write("a/b/c/file", "deep");
    write("a/b/other", "sibling");
    link("short", "a/b/c");

    assertThat(read("short/../other")).contains("sibling");
  }

  @Test
  void loops_end() throws IOException {
    link("a", "b");
    link("b", "a");
    link("self", "self/x");
    link("dangling", "nothing");

    assertThat(read("a")).isEmpty();
    assertThat(read("self")).isEmpty();
    assertThat(read("dangling")).isEmpty();
    assertThat(tree.list("a")).isEmpty();
  }

  @Test
  void a_chain_of_forty_links_is_followed_and_of_forty_one_not() throws IOException {
    write("l0", "end");
    for (int i = 1; i <= 41; i++) {
      link("l" + i, "l" + (i - 1));
    }

    assertThat(read("l40")).contains("end");
    assertThat(read("l41")).isEmpty();
  }

  @Test
  @Timeout(20)
  void a_named_pipe_is_not_read() throws Exception {
    Path pipe = root.resolve("dev-python/foo/Manifest");
    Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0, "no mkfifo");

    assertThat(tree.list("dev-python/foo")).contains(new OverlayTree.Entry("Manifest", Type.OTHER));
    assertThat(read("dev-python/foo/Manifest")).isEmpty();
    assertThat(read("dev-python/foo/Manifest/x")).isEmpty();
  }

  @Test
  void a_file_that_no_overlay_would_hold_is_refused_before_it_is_read() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(root.resolve("dev-python/foo/Manifest").toFile(), "rw")) {
      file.setLength(OverlayTree.MAX_FILE_BYTES + 1L);
    }

    assertThatThrownBy(() -> tree.read("dev-python/foo/Manifest"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("dev-python/foo/Manifest");
  }

  @Test
  void the_empty_tree_holds_nothing() throws IOException {
    assertThat(OverlayTree.EMPTY.list("")).isEmpty();
    assertThat(OverlayTree.EMPTY.read("a")).isEmpty();
    assertThat(OverlayTree.EMPTY.resolve("a")).isEmpty();
  }
}
