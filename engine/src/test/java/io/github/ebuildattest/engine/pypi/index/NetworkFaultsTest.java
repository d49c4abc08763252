package io.github.ebuildattest.engine.pypi.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.pypi.index.FaultTrials.Result;
import io.github.ebuildattest.testkit.faults.Fault;
import io.github.ebuildattest.testkit.faults.Faults;
import io.github.ebuildattest.testkit.faults.FaultyProxy;
import io.github.ebuildattest.testkit.faults.NamedFault;
import io.github.ebuildattest.testkit.faults.RequestKind;
import io.github.ebuildattest.testkit.pypi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each fault of the testkit, met by each kind of question over real sockets, comes to what {@code
 * faults.txt} says, and in time.
 *
 * @see <a href="https://docs.pypi.org/api/integrity/">PyPI, Integrity API</a>
 * @see <a href="https://peps.python.org/pep-0691/">PEP 691, Simple API in JSON</a>
 */
@Timeout(120)
class NetworkFaultsTest {

  /** For faults that only the deadline ends. */
  private static final Duration SHORT = Duration.ofMillis(1500);

  /** What a machine with much else to do may add. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final Duration LONG = Duration.ofSeconds(60);

  private static FaultTrials asked;
  private static Map<String, Map<RequestKind, Future<Result>>> results;
  private static Map<String, Future<Result>> again;
  private static ExecutorService threads;

  @BeforeAll
  static void asksEverything(@TempDir Path directory)
      throws IOException, TrustedRootUnreadableException {
    asked = new FaultTrials(directory);
    threads = Executors.newFixedThreadPool(12);
    results = new LinkedHashMap<>();
    again = new LinkedHashMap<>();
    for (NamedFault fault : Faults.all()) {
      Map<RequestKind, Future<Result>> byQuestion = new EnumMap<>(RequestKind.class);
      for (RequestKind question : RequestKind.values()) {
        byQuestion.put(
            question,
            threads.submit(() -> asked.ask(question, fault.fault(), deadline(fault.name()))));
      }
      results.put(fault.name(), byQuestion);
      again.put(
          fault.name(),
          threads.submit(() -> asked.askAgainForThePage(fault.fault(), deadline(fault.name()))));
    }
  }

  @AfterAll
  static void close() {
    threads.shutdownNow();
    asked.close();
  }

  @Test
  void there_are_more_than_sixty_named_faults_and_a_line_for_each() throws IOException {
    assertThat(results).hasSizeGreaterThan(60).hasSameSizeAs(Faults.all());
    assertThat(table().keySet()).isEqualTo(results.keySet());
  }

  @TestFactory
  Stream<DynamicTest> comes_to_its_own_finding_in_time() throws IOException {
    return table().entrySet().stream()
        .flatMap(
            row ->
                Stream.of(RequestKind.values())
                    .map(
                        question ->
                            dynamicTest(
                                row.getKey() + " " + question,
                                () ->
                                    assertComesTo(
                                        row.getValue().get(question),
                                        results.get(row.getKey()).get(question).get(),
                                        deadline(row.getKey())))));
  }

  /** A page that was kept answers where the index says that it still holds, and nowhere else. */
  @TestFactory
  Stream<DynamicTest> comes_to_the_same_where_the_page_was_kept() throws IOException {
    return table().entrySet().stream()
        .map(
            row ->
                dynamicTest(
                    row.getKey(),
                    () ->
                        assertComesTo(
                            row.getKey().equals("status-304-of-the-same")
                                ? FaultTrials.HONEST
                                : row.getValue().get(RequestKind.SIMPLE),
                            again.get(row.getKey()).get(),
                            deadline(row.getKey()))));
  }

  private static Duration deadline(String fault) {
    return fault.endsWith("-and-hang") || fault.startsWith("trickling-") ? SHORT : LONG;
  }

  private static void assertComesTo(String expected, Result result, Duration deadline) {
    assertThat(result.ids()).as(result.toString()).containsExactly(expected);
    assertThat(result.time()).as(result.toString()).isLessThan(deadline.plus(SLACK));
    assertThat(String.join(" ", result.messages()).toLowerCase(Locale.ROOT))
        .doesNotContain("attack", "tamper", "malicious", "hijack");
  }

  /** The finding that each kind of question must come to, by the fault's name. */
  private static Map<String, Map<RequestKind, String>> table() throws IOException {
    Map<String, Map<RequestKind, String>> table = new LinkedHashMap<>();
    try (InputStream in = NetworkFaultsTest.class.getResourceAsStream("faults.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" +", -1)))
          .forEach(
              words ->
                  table.put(
                      words.get(0),
                      Map.of(
                          RequestKind.INTEGRITY, words.get(1),
                          RequestKind.SIMPLE, words.get(2),
                          RequestKind.DOWNLOAD, words.get(3))));
    }
    return table;
  }

  @ParameterizedTest
  @EnumSource
  void no_fault_brings_the_honest_answer(RequestKind question) {
    assertThat(asked.ask(question, Faults.none(), LONG).ids()).containsExactly(FaultTrials.HONEST);
  }

  @ParameterizedTest
  @EnumSource
  void a_refused_connection_is_a_network_that_cannot_be_reached(RequestKind question)
      throws IOException {
    URI url;
    try (FaultyProxy proxy = FaultyProxy.before(asked.server().url(), Set.of(), Faults.none())) {
      proxy.refuse();
      url = proxy.url();
    }
    assertThat(asked.ask(question, url.toString(), LONG).ids())
        .containsExactly("network-unreachable");
  }

  @Test
  void an_answer_cut_after_any_byte_is_no_answer() throws IOException {
    asked.server().answer("/simple/cut/", Answer.of("application/vnd.pypi.simple.v1+json", page()));
    String integrity = "/integrity/cut/1/cut-1.zip/provenance";
    asked.server().answer(integrity, Answer.of("application/json", new byte[] {'{', '}'}));
    asked.server().answer("/packages/source/c/cut/cut-1.zip", Answer.of("a/b", new byte[40]));
    AtomicInteger bytes = new AtomicInteger();
    List<Integer> lengths = new ArrayList<>();
    Fault cut =
        (scene, wire) -> {
          lengths.add(scene.honest().length());
          Faults.cutAfter(bytes.get()).play(scene, wire);
        };
    Set<String> seen = new HashSet<>();
    int tried = 0;
    try (FaultyProxy proxy =
        FaultyProxy.before(asked.server().url(), Set.of(RequestKind.values()), cut)) {
      for (RequestKind question : RequestKind.values()) {
        lengths.clear();
        do {
          seen.addAll(asked.cut(question, proxy.url().toString()).ids());
          tried++;
        } while (bytes.incrementAndGet() < lengths.get(0));
        assertThat(asked.cut(question, proxy.url().toString()).ids())
            .as("the whole of it")
            .containsExactly(FaultTrials.HONEST);
        bytes.set(0);
      }
    }
    assertThat(tried).isGreaterThan(300);
    assertThat(seen).containsExactly("network-unreachable");
  }

  private static byte[] page() {
    return "{\"meta\": {\"api-version\": \"1.4\"}, \"name\": \"cut\", \"files\": []}"
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void somebody_elses_answer_is_not_taken_for_ones_own() {
    assertThat(
            List.of(
                asked
                    .ask(
                        RequestKind.INTEGRITY,
                        Faults.answering("/integrity/wader/1.0/wader-1.0.tar.gz/provenance"),
                        LONG)
                    .ids(),
                asked.ask(RequestKind.SIMPLE, Faults.answering("/simple/wader/"), LONG).ids(),
                asked
                    .ask(
                        RequestKind.DOWNLOAD,
                        Faults.answering("/packages/source/w/wader/wader-1.0.tar.gz"),
                        LONG)
                    .ids()))
        .satisfiesExactly(
            integrity -> assertThat(integrity).contains("subject-mismatch", "digest-mismatch"),
            simple -> assertThat(simple).containsExactly("index-error"),
            download -> assertThat(download).containsExactly("manifest-mismatch"));
  }

  @Test
  void a_stale_node_alone_looks_like_a_file_without_attestation() {
    Fault stale = Faults.staleProvenance(FaultTrials.FILE);
    assertThat(asked.ask(RequestKind.INTEGRITY, stale, LONG).ids()).containsExactly("unattested");
  }
}
