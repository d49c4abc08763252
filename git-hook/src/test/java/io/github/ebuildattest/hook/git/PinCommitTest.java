package io.github.ebuildattest.hook.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.GitRepository;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinCommitTest {

  private static final String PIN = "dev-python/foo/attestations.toml";
  private static final Map<String, String> PINS = Map.of(PIN, "project = \"foo\"\n");

  @TempDir private Path directory;
  private GitRepository repository;

  @BeforeEach
  void an_overlay_with_a_bump_that_is_staged() throws IOException {
    repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    repository.write("dev-python/foo/foo-1.ebuild", "");
    repository.git("add", ".");
  }

  private PinCommit commit(Tool tool) throws ConfigurationException {
    Invocation invocation =
        tool.invocation(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    return new PinCommit(WorkTreeTop.around(invocation.directory(), invocation), invocation);
  }

  private Tool hook(String index) {
    return Tool.in(repository.directory()).with("GIT_INDEX_FILE", index);
  }

  @Test
  void writes_and_stages_a_pin_that_neither_index_nor_work_tree_has() throws Exception {
    PinCommit commit = commit(hook(".git/index"));

    assertThat(commit.obstacle(PINS)).isEmpty();
    commit.write(PINS);

    assertThat(repository.directory().resolve(PIN)).hasContent(PINS.get(PIN));
    assertThat(repository.git("show", ":" + PIN)).isEqualTo(PINS.get(PIN).strip());
  }

  @Test
  void updates_a_pin_that_is_the_same_in_both() throws Exception {
    repository.write(PIN, "old\n");
    repository.git("add", ".");
    PinCommit commit = commit(Tool.in(repository.directory()));

    assertThat(commit.obstacle(PINS)).isEmpty();
    commit.write(PINS);

    assertThat(repository.git("show", ":" + PIN)).isEqualTo(PINS.get(PIN).strip());
  }

  @Test
  void leaves_a_pin_alone_that_a_human_is_working_on() throws Exception {
    repository.write(PIN, "old\n");
    repository.git("add", ".");
    repository.write(PIN, "old, and being edited\n");

    assertThat(commit(hook(".git/index")).obstacle(PINS))
        .hasValueSatisfying(why -> assertThat(why).contains("is not what is staged"));
  }

  @Test
  void leaves_a_pin_alone_that_is_only_in_the_work_tree_or_only_in_the_index() throws Exception {
    Path pin = repository.write(PIN, "untracked\n");
    assertThat(commit(hook(".git/index")).obstacle(PINS)).isPresent();

    repository.git("add", ".");
    Files.delete(pin);
    assertThat(commit(hook(".git/index")).obstacle(PINS)).isPresent();
  }

  @Test
  void never_writes_through_a_link() throws Exception {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    repository.write("dev-python/.keep", "");
    Files.createSymbolicLink(repository.directory().resolve("dev-python/bar"), elsewhere);

    assertThat(commit(hook(".git/index")).obstacle(Map.of("dev-python/bar/attestations.toml", "x")))
        .isPresent();
  }

  @Test
  void stages_nothing_into_a_temporary_index() throws Exception {
    assertThat(commit(hook(".git/next-index-4711.lock")).obstacle(PINS))
        .hasValueSatisfying(why -> assertThat(why).contains("temporary index"));
    assertThat(commit(hook(directory.resolve("index").toString())).obstacle(PINS)).isPresent();
  }

  @Test
  void knows_the_index_that_git_locks_for_commit_all() throws Exception {
    assertThat(commit(hook(".git/index.lock")).obstacle(PINS)).isEmpty();
    assertThat(commit(hook(repository.directory() + "/.git/index")).obstacle(PINS)).isEmpty();
  }

  @Test
  void leaves_the_work_tree_as_it_was_where_git_does_not_take_the_pin() throws Exception {
    repository.write(".gitignore", "attestations.toml\n");

    PinCommit commit = commit(hook(".git/index"));

    assertThatThrownBy(() -> commit.write(PINS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(PIN);
    assertThat(repository.directory().resolve(PIN)).doesNotExist();
  }

  @Test
  void removes_what_a_killed_writer_left_beside_the_pin_and_nothing_else() throws Exception {
    long gone = 999_999_999_999L;
    Path leftover = repository.write("dev-python/foo/.attestations.toml." + gone + ".tmp", "half");
    Path living =
        repository.write(
            "dev-python/foo/.attestations.toml."
                + ProcessHandle.current().parent().orElseThrow().pid()
                + ".tmp",
            "half");
    Path foreign = repository.write("dev-python/foo/.metadata.xml." + gone + ".tmp", "half");

    commit(hook(".git/index")).write(PINS);

    assertThat(leftover).doesNotExist();
    assertThat(living).exists();
    assertThat(foreign).exists();
  }

  @Test
  void works_in_a_linked_work_tree() throws Exception {
    repository.git("commit", "-q", "--message=bump");
    repository.git("worktree", "add", "-q", "../linked");
    GitRepository linked = GitRepository.existing(directory.resolve("linked"));
    String gitDirectory = linked.git("rev-parse", "--absolute-git-dir");

    PinCommit commit =
        commit(
            Tool.in(linked.directory())
                .with("GIT_DIR", gitDirectory)
                .with("GIT_INDEX_FILE", gitDirectory + "/index"));

    assertThat(commit.obstacle(PINS)).isEmpty();
    commit.write(PINS);
    assertThat(linked.git("diff", "--cached", "--name-only")).isEqualTo(PIN);
  }
}
