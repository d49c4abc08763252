package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ebuildattest.testkit.faults.Fault;
import io.github.ebuildattest.testkit.faults.Faults;
import io.github.ebuildattest.testkit.faults.FaultyProxy;
import io.github.ebuildattest.testkit.faults.RequestKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An attested bump with nothing at hand, judged through every kind of network fault. */
@Timeout(120)
class FaultsAtTheGateTest {

  /** Fault, question that meets it, finding it comes to, exit code. */
  private static final String TABLE =
      """
      accept-and-hang           INTEGRITY  network-unreachable    2
      accept-and-reset          SIMPLE     network-unreachable    2
      half-a-body-and-close     DOWNLOAD   network-unreachable    2
      trickling-body            SIMPLE     network-unreachable    2
      another-protocol          INTEGRITY  network-unreachable    2
      length-no-number          DOWNLOAD   network-unreachable    2
      endless-body              DOWNLOAD   manifest-mismatch      1
      status-103                INTEGRITY  network-unreachable    2
      status-204                DOWNLOAD   index-error            2
      status-304                SIMPLE     index-error            2
      status-304-of-the-same    SIMPLE     index-error            2
      status-403                INTEGRITY  attestations-disabled  2
      status-404-json           INTEGRITY  index-incomplete       2
      status-404-html           SIMPLE     file-not-on-index      1
      status-406                SIMPLE     index-error            2
      status-429-never          INTEGRITY  index-error            2
      status-503                DOWNLOAD   index-error            2
      redirect-to-another-host  INTEGRITY  foreign-redirect       2
      redirect-to-plain-http    SIMPLE     foreign-redirect       2
      redirect-to-a-file        DOWNLOAD   foreign-redirect       2
      redirect-to-itself        DOWNLOAD   index-error            2
      packed-bomb               DOWNLOAD   index-error            2
      a-page-in-place           INTEGRITY  provenance-not-json    1
      a-page-in-place           SIMPLE     index-error            2
      a-page-in-place           DOWNLOAD   manifest-mismatch      1
      windows-1252              INTEGRITY  provenance-not-json    1
      first-key-twice           INTEGRITY  provenance-not-json    1
      truncated                 DOWNLOAD   manifest-mismatch      1
      """;

  private record Case(String fault, RequestKind question, String finding, int code) {

    /** In seconds: short where only the deadline ends it. */
    String timeout() {
      return fault.endsWith("-and-hang") || fault.startsWith("trickling-") ? "4" : "60";
    }

    static Case of(String line) {
      String[] words = line.split(" +", -1);
      return new Case(
          words[0], RequestKind.valueOf(words[1]), words[2], Integer.parseInt(words[3]));
    }
  }

  /** What the gate said under the fault, and offline after it. */
  private record Judged(CommandResult result, CommandResult offline) {}

  private static Path directory;
  private static Overlay overlay;
  private static ExecutorService threads;
  private static Map<Case, Future<Judged>> judged;

  @BeforeAll
  static void judgeEverything(@TempDir Path given) throws IOException {
    directory = given;
    overlay = Overlay.in(directory.resolve("overlay")).stage("attested");
    Files.createDirectory(directory.resolve("nothing"));
    threads = Executors.newFixedThreadPool(8);
    judged = new LinkedHashMap<>();
    TABLE.lines().map(Case::of).forEach(c -> judged.put(c, threads.submit(() -> judge(c))));
  }

  @AfterAll
  static void close() {
    threads.shutdownNow();
    overlay.close();
  }

  private static Judged judge(Case c) throws IOException {
    Path cache = directory.resolve(c.fault() + c.question());
    return new Judged(
        check(Faults.named(c.fault()), c.question(), c.timeout(), cache),
        tool(cache).run("check", "--offline", "--distdir", nothing()));
  }

  private static CommandResult check(
      Fault fault, RequestKind question, String timeout, Path cache, String... more)
      throws IOException {
    try (FaultyProxy proxy = FaultyProxy.before(overlay.server().url(), Set.of(question), fault)) {
      return tool(cache)
          .run(
              Stream.concat(
                      Stream.of(
                          "check",
                          "--staged",
                          "--timeout",
                          timeout,
                          "--distdir",
                          nothing(),
                          "--index",
                          proxy.url().toString()),
                      Stream.of(more))
                  .toArray(String[]::new));
    }
  }

  private static Tool tool(Path cache) {
    return overlay.tool().with("XDG_CACHE_HOME", cache.toString());
  }

  private static String nothing() {
    return directory.resolve("nothing").toString();
  }

  @TestFactory
  Stream<DynamicTest> ends_with_its_finding_and_never_passes() {
    return judged.entrySet().stream()
        .map(e -> dynamicTest(e.getKey().toString(), () -> assertEnds(e.getKey(), e.getValue())));
  }

  private static void assertEnds(Case c, Future<Judged> future) throws Exception {
    CommandResult result = future.get().result();
    assertThat(result.code()).as(result.toString()).isEqualTo(c.code());
    assertThat(result.out()).contains(c.finding() + " (");
    if (c.code() == 2) {
      assertThat((result.out() + result.err()).toLowerCase(Locale.ROOT))
          .doesNotContain("attack", "tamper", "malicious", "hijack");
    }
  }

  @TestFactory
  Stream<DynamicTest> leaves_nothing_broken_behind() {
    return judged.entrySet().stream()
        .map(
            e ->
                dynamicTest(
                    e.getKey().toString(),
                    () -> {
                      CommandResult offline = e.getValue().get().offline();
                      assertThat(offline.code()).as(offline.toString()).isNotEqualTo(1);
                      assertThat(offline.out()).doesNotContain("mismatch", "provenance-not-json");
                    }));
  }

  @Test
  void passes_without_a_fault() throws IOException {
    CommandResult result =
        check(Faults.none(), RequestKind.SIMPLE, "60", directory.resolve("fair"));
    assertThat(result.code()).as(result.toString()).isZero();
  }

  @Test
  void lets_a_commit_be_made_and_says_loudly_that_the_question_is_open() throws IOException {
    CommandResult result =
        check(
            Faults.named("half-a-body-and-hang"),
            RequestKind.INTEGRITY,
            "4",
            directory.resolve("commit"),
            "--hook");
    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out()).contains("network-unreachable (");
    assertThat(result.err()).contains("push");
  }
}
