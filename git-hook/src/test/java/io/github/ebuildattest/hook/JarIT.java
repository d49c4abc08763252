package io.github.ebuildattest.hook;

import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.GitRepository.Output;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.Bumps;
import io.github.ebuildattest.testkit.sample.SampleRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, in a process of its own and as git's hook. */
class JarIT {

  private static final Path JAR = Path.of("target", "ebuild-attest.jar").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path directory;

  private Output jar(Path cwd, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR.toString()));
    command.addAll(List.of(args));
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(command).directory(cwd.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertThat(err).as("nothing warns").isEmptyFile();
    return new Output(code, out);
  }

  @Test
  void verifies_without_a_word_on_standard_error() throws Exception {
    Output said =
        jar(
            directory,
            "verify",
            RealDocuments.path(RealDocuments.ABI3INFO),
            "--provenance",
            RealDocuments.path(RealDocuments.ABI3INFO + ".provenance"),
            "--upstream",
            RealDocuments.ABI3INFO_UPSTREAM);

    assertThat(said.code()).isZero();
    assertThat(said.text()).contains("verified");
  }

  @Test
  void guards_commits_and_pushes_as_gits_hook() throws Exception {
    SampleRepository overlay = SampleRepository.create(directory.resolve("overlay"));
    GitRepository git = GitRepository.existing(overlay.root());
    git.git("config", "user.name", "Larry");
    git.git("config", "user.email", "larry@example.org");
    Files.createDirectories(directory.resolve("remote"));
    git.git("init", "--quiet", "--bare", directory.resolve("remote").toString());
    git.git("remote", "add", "origin", directory.resolve("remote").toString());
    assertThat(jar(overlay.root(), "install").code()).isZero();
    try (PyPiServer index = PyPiServer.start(IndexFolder.supplier(overlay.indexFolder()))) {
      git.git("config", "ebuild-attest.index", index.url().toString());
      Map<String, String> cache = Map.of("XDG_CACHE_HOME", directory.resolve("cache").toString());

      overlay.stage(Bumps.named("other-repository").orElseThrow());
      Output blocked = git.tryGit(cache, "commit", "-m", "stolen");
      overlay.stage(Bumps.named("first-use").orElseThrow());
      Output passed = git.tryGit(cache, "commit", "-m", "first use");
      Output pushed = git.tryGit(cache, "push", "origin", "HEAD:refs/heads/main");
      overlay.stage(Bumps.named("tampered").orElseThrow());
      git.git("commit", "--quiet", "--no-verify", "-m", "round the hook");
      Output caught = git.tryGit(cache, "push", "origin", "HEAD:refs/heads/main");

      assertThat(blocked.code()).isNotZero();
      assertThat(blocked.text()).contains("upstream-mismatch");
      assertThat(passed.code()).as(passed.text()).isZero();
      assertThat(passed.text()).contains("wrote and staged");
      assertThat(git.git("show", "--name-only", "--format=", "HEAD~1")).contains(PLOVER_PIN);
      assertThat(pushed.code()).as(pushed.text()).isZero();
      assertThat(caught.code()).isNotZero();
      assertThat(caught.text()).contains("digest-mismatch");
    }
  }
}
