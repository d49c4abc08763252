package io.github.ebuildattest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.PushInput;
import io.github.ebuildattest.engine.change.PushedChanges;
import io.github.ebuildattest.engine.config.SettingOverrides;
import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.program.GitSettings;
import io.github.ebuildattest.engine.report.JsonReport;
import io.github.ebuildattest.engine.report.TextReport;
import io.github.ebuildattest.engine.task.ParallelTasks;
import io.github.ebuildattest.engine.task.Progress;
import io.github.ebuildattest.engine.tree.WorkTree;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.pypi.Request;
import io.github.ebuildattest.testkit.sample.WideOverlay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One overlay of many packages, of which some are attested, some not, some yanked and one is broken
 * in every way that costs a request: its report is the same to the byte, whatever number of threads
 * judges it and however long each answer of the index takes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderOfReportsTest {

  private static final int PACKAGES = 20;
  private static final int ATTESTED = 10;
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC);

  private Path cache;
  private WideOverlay wide;
  private PyPiServer server;
  private volatile Random latency = new Random(0);
  private volatile int longest;

  @BeforeAll
  void an_overlay_with_something_to_say_of_many_packages(@TempDir Path directory) throws Exception {
    cache = directory.resolve("cache");
    wide = WideOverlay.create(directory.resolve("overlay"), PACKAGES, ATTESTED);
    Index index = wide.index();
    for (int number = 0; number < PACKAGES; number += 3) {
      String project = name(number);
      index.files(project).get(0).yanked("number " + number);
    }
    index.status(name(4), "archived");
    index.status(name(5), "quarantined");
    index
        .release(name(7), "1.0")
        .file("sandpiper_0007-1.0-py3-none-any.whl", Sdist.of(name(7), "1.0").bytes());
    Files.writeString(
        wide.root().resolve("dev-python/" + name(11) + "/" + name(11) + "-1.0.ebuild"),
        "EAPI=8\ninherit $(which pypi)\n");
    Files.writeString(wide.root().resolve("dev-python/" + name(13) + "/Manifest"), "DIST x\n");
    wide.git().addAll().commit("Trouble", Instant.parse("2025-10-01T10:00:00Z"));
    server =
        PyPiServer.start(
            () -> {
              sleep(latency.nextInt(longest + 1));
              return index;
            });
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void a_whole_tree_reads_the_same_with_one_thread_and_with_eight() throws Exception {
    ChangeSet everything = ChangeSet.everything(new WorkTree(wide.root()), "all");
    String alone = judged(everything, 1, 0);

    assertThat(alone)
        .contains("attested  dev-python/sandpiper-0001-1.0", "project-quarantined")
        .contains("ebuild-not-evaluated", "manifest-malformed", "release-yanked")
        .contains("release-partly-attested", "project-archived");
    for (int longestAnswer : List.of(0, 15)) {
      assertThat(judged(everything, 8, longestAnswer)).isEqualTo(alone);
    }
  }

  @Test
  void a_push_reads_the_same_with_one_thread_and_with_eight() throws Exception {
    String line =
        "refs/heads/main %s refs/heads/main %s"
            .formatted(wide.git().run("rev-parse", "HEAD").strip(), "0".repeat(40));
    try (OverlayRepository repository = OverlayRepository.open(wide.root())) {
      ChangeSet push =
          PushedChanges.of(repository, new PushInput(List.of(line), "origin", Map.of()))
              .changes()
              .get(0);
      String alone = judged(push, 1, 0);

      assertThat(alone).contains("pin-missing", "the pin to commit");
      ChangeSet again =
          PushedChanges.of(repository, new PushInput(List.of(line), "origin", Map.of()))
              .changes()
              .get(0);
      assertThat(judged(again, 8, 10)).isEqualTo(alone);
    }
  }

  @Test
  void a_project_that_many_threads_want_is_asked_about_once() throws Exception {
    server.forgetRequests();

    judged(ChangeSet.everything(new WorkTree(wide.root()), "all"), 8, 10);

    assertThat(server.requests().stream().map(Request::path).filter(p -> p.startsWith("/simple/")))
        .doesNotHaveDuplicates()
        .hasSize(PACKAGES - 1);
  }

  @Test
  void an_interrupted_run_ends_at_once_though_the_index_does_not_answer() throws Exception {
    ChangeSet everything = ChangeSet.everything(new WorkTree(wide.root()), "all");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    server.forgetRequests();
    Thread run =
        new Thread(
            () -> {
              try {
                server.latency(Duration.ofMinutes(2));
                judged(everything, 4, 0);
              } catch (Exception e) {
                thrown.set(e);
              }
            });
    run.start();
    Instant patience = Instant.now().plusSeconds(60);
    while (server.requests().isEmpty() && Instant.now().isBefore(patience)) {
      sleep(5);
    }
    Instant start = Instant.now();

    run.interrupt();
    run.join(60_000);
    server.latency(Duration.ZERO);

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    assertThat(thrown.get())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Interrupted");
  }

  private String judged(ChangeSet change, int threads, int longestAnswer) throws Exception {
    latency = new Random(longestAnswer);
    longest = longestAnswer;
    Settings settings =
        Settings.resolve(
            new SettingOverrides(
                wide.root().resolve(".git/trusted_root.json"),
                null,
                server.url().toString(),
                false,
                null,
                null,
                List.of()),
            Map.of("XDG_CACHE_HOME", cache.toString()),
            wide.root(),
            GitSettings.NONE,
            NOW,
            "test");
    Report report =
        new Gate("wide", settings, new ParallelTasks(threads, Progress.SILENT)).judge(change);
    return TextReport.render(report, TextReport.Style.PLAIN) + JsonReport.render(report, "test");
  }

  private static String name(int number) {
    return String.format(java.util.Locale.ROOT, "sandpiper-%04d", number);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
