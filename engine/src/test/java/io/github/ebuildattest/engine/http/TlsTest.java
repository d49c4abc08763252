package io.github.ebuildattest.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.IndexHosts;
import io.github.ebuildattest.engine.pypi.index.IndexUrlException;
import io.github.ebuildattest.engine.pypi.index.IntegrityAnswer;
import io.github.ebuildattest.engine.pypi.index.ScriptedServer;
import io.github.ebuildattest.engine.pypi.index.SimpleAnswer;
import io.github.ebuildattest.testkit.faults.Faults;
import io.github.ebuildattest.testkit.faults.FaultyProxy;
import io.github.ebuildattest.testkit.faults.ServerCertificates;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An index over TLS, whose clients believe one authority beside those of the VM. */
@Timeout(60)
class TlsTest {

  private static final ServerCertificates OWN = new ServerCertificates("heronry's own authority");
  private static final ServerCertificates FOREIGN = new ServerCertificates("somebody's authority");

  @TempDir private Path directory;
  private PyPiServer server;
  private Path caFile;

  @BeforeEach
  void start() throws IOException {
    server = PyPiServer.start();
    server.release("heron-parser", "1.2.0").file(new byte[] {1});
    caFile = Files.writeString(directory.resolve("ca.pem"), "# ours\n" + OWN.pem());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> wrongCertificates() {
    return Stream.of(
        Arguments.of("expired", OWN.expired("localhost")),
        Arguments.of("not yet valid", OWN.notYetValid("localhost")),
        Arguments.of("for another host", OWN.server("pypi.org")),
        Arguments.of("by a foreign authority", FOREIGN.server("localhost")),
        Arguments.of("by nobody", ServerCertificates.selfSigned("localhost")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongCertificates")
  void a_certificate_that_does_not_hold_is_not_trusted(String what, SSLContext identity)
      throws IOException, RouteException {
    try (FaultyProxy proxy = FaultyProxy.overTls(server.url(), identity)) {
      Index index = index(proxy.url().toString(), caFile);
      assertThat(
              Stream.of(
                      ((IntegrityAnswer.Failure)
                              index.integrity("heron-parser", "1.2.0", "heron_parser-1.2.0.tar.gz"))
                          .finding(),
                      ((SimpleAnswer.Failure) index.simple("heron-parser")).finding())
                  .map(Finding::id))
          .containsOnly(FindingId.TLS_UNTRUSTED);
      assertThat(proxy.asked()).isEmpty();
    }
  }

  @Test
  void an_authority_that_nobody_named_is_not_trusted() throws IOException, RouteException {
    try (FaultyProxy proxy = FaultyProxy.overTls(server.url(), OWN.server("localhost"))) {
      assertThat(simple(proxy.url().toString(), null)).isEqualTo(FindingId.TLS_UNTRUSTED);
    }
  }

  @Test
  void an_authority_of_the_CA_file_is_trusted_over_plain_http_1_1_too()
      throws IOException, RouteException {
    try (FaultyProxy proxy = FaultyProxy.overTls(server.url(), OWN.server("localhost"))) {
      assertThat(index(proxy.url().toString(), caFile).simple("heron-parser"))
          .isInstanceOf(SimpleAnswer.Found.class);
    }
  }

  @Test
  void a_connection_that_breaks_in_the_handshake_says_nothing_of_certificates()
      throws IOException, RouteException {
    try (ScriptedServer broken = new ScriptedServer("", true)) {
      assertThat(simple(broken.url().replace("http:", "https:"), caFile))
          .isEqualTo(FindingId.NETWORK_UNREACHABLE);
    }
  }

  @Test
  void plain_http_where_TLS_was_asked_says_nothing_of_certificates()
      throws IOException, RouteException {
    try (FaultyProxy proxy = FaultyProxy.before(server.url(), Set.of(), Faults.none())) {
      assertThat(simple("https://127.0.0.1:" + proxy.port(), caFile))
          .isEqualTo(FindingId.NETWORK_UNREACHABLE);
    }
  }

  private static FindingId simple(String url, Path caFile) throws RouteException {
    return ((SimpleAnswer.Failure) index(url, caFile).simple("heron-parser")).finding().id();
  }

  private static Index index(String url, Path caFile) throws RouteException {
    try {
      return new Index(
          IndexHosts.replacedBy(url),
          "test",
          Deadline.after(Duration.ofSeconds(20), Clock.systemUTC()),
          pause -> {},
          Route.of(Map.of(), caFile),
          null);
    } catch (IndexUrlException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
