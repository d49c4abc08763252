package io.github.ebuildattest.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.GitRepository;
import io.github.ebuildattest.hook.GitRepository.Output;
import io.github.ebuildattest.hook.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallCommandTest {

  private static final List<String> HOOKS = List.of("pre-commit", "pre-merge-commit", "pre-push");

  @TempDir private Path directory;
  private Path java;
  private Path jar;

  /** A stand-in for Java, which records its arguments and exits as told. */
  @BeforeEach
  void a_java_that_writes_down_its_arguments() throws IOException {
    java = directory.resolve("it's a $java/java");
    jar = directory.resolve("`jar`; \"x\"/ebuild-attest.jar");
    Files.createDirectories(java.getParent());
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "");
    Files.writeString(
        java,
        """
        #!/bin/sh
        log='%s'
        printf '<%%s>' "$@" > "$log"
        case "$*" in *--push*) cat >> "$log" ;; esac
        exit "${ANSWER:-0}"
        """
            .formatted(log().toString().replace("'", "'\\''")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private Path log() {
    return directory.resolve("log");
  }

  private CommandResult run(GitRepository repository, String... args) {
    return Tool.in(repository.directory()).runningFrom(java, jar).run(args);
  }

  private void assertInstalled(Path hooks) {
    for (String hook : HOOKS) {
      assertThat(hooks.resolve(hook)).isRegularFile().isExecutable();
    }
  }

  @Test
  void installs_hooks_that_call_this_jar_with_this_java_whatever_is_in_their_names()
      throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");

    assertThat(run(repository, "install").code()).isZero();
    assertInstalled(repository.directory().resolve(".git/hooks"));
    repository.git("commit", "--allow-empty", "--message=one");

    assertThat(Files.readString(log()))
        .endsWith("<-jar><" + jar + "><check><--staged><--hook><--overlay><.>");
  }

  @Test
  void stops_a_commit_that_the_gate_refuses() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    run(repository, "install");

    for (String answer : List.of("1", "2", "3")) {
      Output said =
          repository.tryGit(Map.of("ANSWER", answer), "commit", "--allow-empty", "--message=one");
      assertThat(said.code()).isNotZero();
    }
    assertThat(repository.git("rev-list", "--count", "HEAD")).isEqualTo("1");
  }

  @Test
  void judges_clean_merges_too() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    repository.git("checkout", "-q", "-b", "side");
    repository.git("commit", "-q", "--allow-empty", "--message=side");
    repository.git("checkout", "-q", "main");
    repository.git("commit", "-q", "--allow-empty", "--message=main");
    run(repository, "install");

    Output said = repository.tryGit(Map.of("ANSWER", "1"), "merge", "--no-edit", "side");

    assertThat(said.code()).isNotZero();
    assertThat(Files.readString(log())).contains("<check><--staged><--hook>");
  }

  @Test
  void gives_a_push_its_remote_and_its_lines() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    GitRepository other = GitRepository.in(directory.resolve("other"));
    repository.git("remote", "add", "upstream", other.directory().toString());
    run(repository, "install");

    repository.git("push", "--quiet", "upstream", "main:side");

    assertThat(Files.readString(log()))
        .contains("<check><--push><--remote><upstream><--overlay><.>refs/heads/main ")
        .contains(" refs/heads/side ");
  }

  @Test
  void stops_the_commit_and_says_how_to_mend_it_where_jar_or_java_has_gone() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    run(repository, "install");
    Files.delete(jar);

    Output withoutJar = repository.tryGit(Map.of(), "commit", "--allow-empty", "--message=one");
    Files.delete(java);
    Output withoutJava = repository.tryGit(Map.of(), "commit", "--allow-empty", "--message=one");

    assertThat(withoutJar.code()).isNotZero();
    assertThat(withoutJar.text()).contains(jar + " is gone", "nothing was checked", "install");
    assertThat(withoutJava.code()).isNotZero();
    assertThat(withoutJava.text()).contains(java + " is gone");
  }

  @Test
  void names_an_overlay_in_a_subdirectory() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("repo"), "my $overlay/");

    assertThat(run(repository, "install", "--overlay", "my $overlay").code()).isZero();
    repository.git("commit", "--allow-empty", "--message=one");

    assertThat(Files.readString(log())).endsWith("<--overlay><my $overlay>");
  }

  @Test
  void respects_a_hooks_path_relative_to_the_work_tree() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("repo"), "overlay/");
    repository.git("config", "core.hooksPath", ".githooks");

    assertThat(run(repository, "install", "--overlay", "overlay").code()).isZero();

    assertInstalled(repository.directory().resolve(".githooks"));
    repository.git("commit", "--allow-empty", "--message=one");
    assertThat(log()).exists();
  }

  @Test
  void respects_an_absolute_hooks_path() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("repo"), "");
    repository.git("config", "core.hooksPath", directory.resolve("elsewhere").toString());

    assertThat(run(repository, "install").code()).isZero();

    assertInstalled(directory.resolve("elsewhere"));
  }

  @Test
  void refuses_a_hooks_path_that_all_repositories_of_the_user_share() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("repo"), "");
    Path global =
        Files.writeString(directory.resolve("gitconfig"), "[core]\n\thooksPath = /nowhere\n");

    CommandResult result =
        Tool.in(repository.directory())
            .runningFrom(java, jar)
            .with("GIT_CONFIG_GLOBAL", global.toString())
            .run("install");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("global", "git config core.hooksPath");
  }

  @Test
  void installs_from_a_linked_work_tree_into_the_hooks_of_the_repository() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("repo"), "");
    repository.git("add", ".");
    repository.git("commit", "-q", "--message=overlay");
    repository.git("worktree", "add", "-q", "../linked");
    GitRepository linked = GitRepository.existing(directory.resolve("linked"));

    assertThat(run(linked, "install").code()).isZero();

    assertInstalled(repository.directory().resolve(".git/hooks"));
    linked.git("commit", "--allow-empty", "--message=one");
    assertThat(log()).exists();
  }

  @Test
  void leaves_a_foreign_hook_alone_and_says_which_line_to_add() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    Path foreign = repository.write(".git/hooks/pre-push", "#!/bin/sh\necho mine\n");

    CommandResult result = run(repository, "install");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err())
        .contains(foreign.toString(), "check --push --remote \"$1\"", "|| exit $?");
    assertThat(foreign).hasContent("#!/bin/sh\necho mine\n");
    assertThat(repository.directory().resolve(".git/hooks/pre-commit")).doesNotExist();
  }

  @Test
  void replaces_its_own_hooks() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    run(repository, "install");
    Path moved = Files.move(jar, directory.resolve("moved.jar"));

    CommandResult result = Tool.in(repository.directory()).runningFrom(java, moved).run("install");

    assertThat(result.code()).isZero();
    repository.git("commit", "--allow-empty", "--message=one");
    assertThat(Files.readString(log())).contains("<-jar><" + moved + ">");
  }

  @Test
  void uninstalls_its_own_hooks_and_no_others() throws IOException {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    run(repository, "install");
    Path foreign = repository.write(".git/hooks/pre-push", "#!/bin/sh\necho mine\n");

    CommandResult result = run(repository, "uninstall");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("removed ", "left, not ours: " + foreign);
    assertThat(foreign).exists();
    assertThat(repository.directory().resolve(".git/hooks/pre-commit")).doesNotExist();
    assertThat(run(repository, "uninstall").out()).contains("no hook of ours was installed");
  }

  @Test
  void installs_nothing_where_there_is_no_repository() throws IOException {
    Path overlay = directory.resolve("plain");
    Files.createDirectories(overlay.resolve("profiles"));
    Files.writeString(overlay.resolve("profiles/repo_name"), "sample\n");

    CommandResult result =
        Tool.in(overlay)
            .runningFrom(java, jar)
            .with("GIT_CEILING_DIRECTORIES", directory.toString())
            .run("install");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err().lines()).hasSize(1);
  }
}
