package io.github.ebuildattest.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.IndexHosts;
import io.github.ebuildattest.engine.pypi.index.SimpleAnswer;
import io.github.ebuildattest.testkit.faults.Asked;
import io.github.ebuildattest.testkit.faults.ConnectProxy;
import io.github.ebuildattest.testkit.faults.FaultyProxy;
import io.github.ebuildattest.testkit.faults.ServerCertificates;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies and authorities as the environment and the user name them. */
@Timeout(60)
class RouteTest {

  private static final ServerCertificates AUTHORITY = new ServerCertificates("an authority");

  @TempDir private Path directory;

  @Test
  void an_index_is_asked_through_the_proxy_that_resolves_its_name() throws Exception {
    try (PyPiServer server = PyPiServer.start();
        FaultyProxy tls = FaultyProxy.overTls(server.url(), AUTHORITY.server("index.example"));
        ConnectProxy proxy = ConnectProxy.to(tls.port())) {
      server.release("heron-parser", "1.2.0").file(new byte[] {1});
      Index index =
          index("https://index.example", Map.of("https_proxy", proxy.url().toString()), caFile());
      assertThat(index.simple("heron-parser")).isInstanceOf(SimpleAnswer.Found.class);
      assertThat(proxy.asked())
          .extracting(Asked::method, Asked::target)
          .containsExactly(tuple("CONNECT", "index.example:443"));
      assertThat(proxy.asked().get(0).headers()).noneMatch(h -> h.contains("heron-parser"));
    }
  }

  @Test
  void a_proxy_that_wants_a_password_which_nobody_named_is_a_network_not_reached()
      throws Exception {
    try (ConnectProxy proxy = ConnectProxy.to(1, "user", "password")) {
      Index index =
          index("https://index.example", Map.of("https_proxy", proxy.url().toString()), null);
      assertThat(failure(index)).isEqualTo(FindingId.NETWORK_UNREACHABLE);
      assertThat(proxy.asked()).isNotEmpty();
    }
  }

  @Test
  void a_proxy_that_is_not_there_is_never_gone_around() throws Exception {
    URI gone;
    try (ConnectProxy proxy = ConnectProxy.to(1)) {
      gone = proxy.url();
    }
    assertThat(
            failure(index("https://index.example", Map.of("HTTPS_PROXY", gone.toString()), null)))
        .isEqualTo(FindingId.NETWORK_UNREACHABLE);
  }

  @Test
  void an_index_on_this_machine_is_asked_without_a_proxy() throws Exception {
    try (PyPiServer server = PyPiServer.start();
        ConnectProxy proxy = ConnectProxy.to(1)) {
      server.release("heron-parser", "1.2.0").file(new byte[] {1});
      Index index =
          index(server.url().toString(), Map.of("https_proxy", proxy.url().toString()), null);
      assertThat(index.simple("heron-parser")).isInstanceOf(SimpleAnswer.Found.class);
      assertThat(proxy.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://127.0.0.1:1080",
        "https://proxy.example:3128",
        "http://proxy.example",
        "http://",
        "http://proxy.example:0",
        "http://proxy.example:99999",
        "proxy.example",
        "http://me:secret word@proxy.example:3128",
        "file:///etc/passwd",
      })
  void what_is_no_proxy_is_refused_and_not_gone_around(String proxy) {
    assertThatExceptionOfType(RouteException.class)
        .isThrownBy(() -> Route.of(Map.of("https_proxy", proxy), null))
        .withMessageContaining("https_proxy")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // https_proxy | HTTPS_PROXY | no_proxy | asked | through
        "http://p:1      | -          | -                      | pypi.org           | p:1",
        "p:1             | -          | -                      | pypi.org           | p:1",
        "HTTP://me:x@p:1 | -          | -                      | pypi.org           | p:1",
        "-               | http://q:2 | -                      | pypi.org           | q:2",
        "http://p:1      | http://q:2 | -                      | pypi.org           | p:1",
        "http://p:1      | -          | example.org            | pypi.org           | p:1",
        "http://p:1      | -          | pypi.org               | pypi.org           | -",
        "http://p:1      | -          | PyPI.org               | pypi.org           | -",
        "http://p:1      | -          | example.org, pypi.org  | pypi.org           | -",
        "http://p:1      | -          | .pypi.org              | pypi.org           | -",
        "http://p:1      | -          | .pypi.org              | test.pypi.org      | -",
        "http://p:1      | -          | *.pypi.org             | test.pypi.org      | -",
        "http://p:1      | -          | pypi.org               | test.pypi.org      | -",
        "http://p:1      | -          | pypi.org               | notpypi.org        | p:1",
        "http://p:1      | -          | pypi.org:443           | pypi.org           | -",
        "http://p:1      | -          | pypi.org:444           | pypi.org           | p:1",
        "http://p:1      | -          | pypi.org:444           | pypi.org:444       | -",
        "http://p:1      | -          | *                      | pypi.org           | -",
        "http://p:1      | -          | -                      | localhost          | -",
        "http://p:1      | -          | -                      | 127.0.0.1:8080     | -",
        "http://p:1      | -          | -                      | [::1]              | -",
        "http://p:1      | -          | -                      | localhost.evil.org | p:1",
      })
  void the_environment_is_read_as_curl_reads_it(
      String lower, String upper, String no, String asked, String through) throws RouteException {
    Map<String, String> environment = new HashMap<>();
    put(environment, "https_proxy", lower);
    put(environment, "HTTPS_PROXY", upper);
    put(environment, "no_proxy", no);
    assertThat(
            EnvironmentProxy.of(environment)
                .orElseThrow()
                .select(URI.create("https://" + asked + "/")))
        .singleElement()
        .satisfies(
            proxy -> {
              if (through == null) {
                assertThat(proxy).isEqualTo(Proxy.NO_PROXY);
              } else {
                assertThat(proxy.address().toString()).startsWith(through.split(":", -1)[0]);
                assertThat(proxy.address().toString()).endsWith(through.split(":", -1)[1]);
              }
            });
  }

  private static void put(Map<String, String> environment, String name, String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }

  @Test
  void an_empty_variable_names_no_proxy() throws RouteException {
    assertThat(EnvironmentProxy.of(Map.of("https_proxy", "", "HTTPS_PROXY", "http://p:1")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no certificates here\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n",
      })
  void a_CA_file_without_certificates_is_refused(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("ca.pem"), text);
    assertThatExceptionOfType(RouteException.class)
        .isThrownBy(() -> Route.of(Map.of(), file))
        .withMessageContaining("ca.pem");
  }

  @Test
  void a_CA_file_that_is_not_there_is_refused() {
    assertThatExceptionOfType(RouteException.class)
        .isThrownBy(() -> Route.of(Map.of(), directory.resolve("absent.pem")))
        .withMessageContaining("absent.pem");
    assertThatExceptionOfType(RouteException.class).isThrownBy(() -> Route.of(Map.of(), directory));
  }

  private Path caFile() throws IOException {
    return Files.writeString(directory.resolve("authorities.pem"), AUTHORITY.pem());
  }

  private static FindingId failure(Index index) {
    return ((SimpleAnswer.Failure) index.simple("heron-parser")).finding().id();
  }

  private static Index index(String url, Map<String, String> environment, Path caFile)
      throws Exception {
    return new Index(
        IndexHosts.replacedBy(url),
        "test",
        Deadline.after(Duration.ofSeconds(20), Clock.systemUTC()),
        pause -> {},
        Route.of(environment, caFile),
        null);
  }
}
