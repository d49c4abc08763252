package io.github.ebuildattest.hook.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.ToolProcess;
import io.github.ebuildattest.testkit.faults.Asked;
import io.github.ebuildattest.testkit.faults.ConnectProxy;
import io.github.ebuildattest.testkit.faults.FaultyProxy;
import io.github.ebuildattest.testkit.faults.ServerCertificates;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The index is behind a proxy with a password and an organisation's own authority. */
@Timeout(120)
class ProxiedRunTest {

  private static final String FILE = "heron_parser-1.2.0.tar.gz";
  private static final ServerCertificates AUTHORITY = new ServerCertificates("an authority");

  @TempDir private Path directory;
  private PyPiServer server;
  private FaultyProxy tls;
  private ConnectProxy proxy;
  private Path caFile;

  @BeforeEach
  void start() throws IOException {
    server = PyPiServer.start();
    server
        .release("heron-parser", "1.2.0")
        .file(new byte[0])
        .provenance(
            AttestationMaker.of(
                    PrivateSigstore.of("proxied"),
                    GitHubIdentity.releasing("heronry/heron-parser", "1", "2", "1.2.0"),
                    FILE,
                    new byte[0],
                    Instant.parse("2025-03-04T05:06:07Z"))
                .provenanceJson());
    tls = FaultyProxy.overTls(server.url(), AUTHORITY.server("index.example"));
    proxy = ConnectProxy.to(tls.port(), "wader", "long legs");
    caFile = Files.writeString(directory.resolve("ca.pem"), AUTHORITY.pem());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    tls.close();
    server.close();
  }

  private CommandResult inspect(String login) throws Exception {
    return ToolProcess.in(directory)
        .with("https_proxy", proxy.url().toString().replace("//", "//" + login + "@"))
        .with("EBUILD_ATTEST_CA_FILE", caFile.toString())
        .with("EBUILD_ATTEST_INDEX", "https://index.example")
        .with("EBUILD_ATTEST_TIMEOUT", "20")
        .run("inspect", "pypi:" + FILE);
  }

  @Test
  void is_asked_with_the_password_of_the_environment() throws Exception {
    CommandResult result = inspect("wader:long%20legs");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out()).contains("https://github.com/heronry/heron-parser");
    assertThat(proxy.asked())
        .extracting(Asked::target)
        .isNotEmpty()
        .containsOnly("index.example:443");
    assertThat(tls.asked())
        .singleElement()
        .satisfies(asked -> assertThat(asked.header("Proxy-Authorization")).isEmpty());
  }

  @Test
  void is_not_reached_with_another_password_and_nobody_prints_it() throws Exception {
    CommandResult result = inspect("wader:shortlegs");

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out()).contains("network-unreachable (").doesNotContain("shortlegs");
    assertThat(result.err()).doesNotContain("shortlegs");
    assertThat(tls.asked()).isEmpty();
  }
}
