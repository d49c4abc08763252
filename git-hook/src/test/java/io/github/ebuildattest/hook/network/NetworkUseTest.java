package io.github.ebuildattest.hook.network;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.ToolProcess;
import io.github.ebuildattest.testkit.faults.ConnectProxy;
import io.github.ebuildattest.testkit.faults.Fault;
import io.github.ebuildattest.testkit.faults.FaultyProxy;
import io.github.ebuildattest.testkit.faults.RequestKind;
import io.github.ebuildattest.testkit.faults.ServerCertificates;
import io.github.ebuildattest.testkit.overlay.Distfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which hosts a run contacts. All of the overlay's files name other hosts, and so do all pages,
 * documents and redirects of the index.
 */
@Timeout(180)
class NetworkUseTest extends OverlayCase {

  private static final String ELSEWHERE = "https://elsewhere.example";

  /** A line of strace in which the process connects or sends to an address of the internet. */
  private static final Pattern PEER =
      Pattern.compile("sin6?_port=htons\\((\\d+)\\).*?\"([^\"]+)\"");

  @BeforeEach
  void namesOtherHostsEverywhere() throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", null);
    overlay
        .ebuild(
            HERON,
            "1.5.0",
            String.join(
                "\n",
                "EAPI=8",
                "PYPI_VERIFY_REPO=" + ELSEWHERE + "/heronry/heron-parser",
                "inherit pypi",
                "HOMEPAGE=\"" + ELSEWHERE + "\"",
                "SRC_URI+=\" " + ELSEWHERE + "/patch.xz http://127.0.0.1:1/other.tar.gz\"",
                "RESTRICT=\"mirror\"",
                "EGIT_REPO_URI=\"" + ELSEWHERE + "/x.git\"",
                "SLOT=0",
                ""),
            files)
        .write(
            "metadata/layout.conf",
            overlay.text("metadata/layout.conf") + "thirdparty = " + ELSEWHERE + "\n")
        .write("profiles/thirdpartymirrors", "heron " + ELSEWHERE + "/mirror\n")
        .write(POLICY, "# index = \"" + ELSEWHERE + "\"\n");
    overlay.git("add", "-A");
  }

  /** The index's own answers, with another host in each of their URLs. */
  private static Fault naming(String address) {
    return (scene, wire) -> {
      if (scene.asked().target().startsWith("/packages/source/")) {
        wire.send(
            "HTTP/1.1 302 Found\r\nLocation: "
                + address
                + "/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      } else {
        String body = new String(scene.honest().bytes(), StandardCharsets.UTF_8);
        wire.send(
            scene
                .honest()
                .withBody(
                    body.replaceAll("http://127\\.0\\.0\\.1:[0-9]+", address)
                        .replace("https://github.com", address)
                        .getBytes(StandardCharsets.UTF_8))
                .wire("Link: <" + address + "/more>; rel=next", "Refresh: 0; url=" + address));
      }
    };
  }

  private ToolProcess tool() {
    return ToolProcess.in(overlay.root()).with("EBUILD_ATTEST_TIMEOUT", "20");
  }

  private String nothing() throws IOException {
    return Files.createDirectories(directory.resolve("nothing")).toString();
  }

  @Test
  void a_proxy_sees_the_index_wanted_and_nobody_else() throws Exception {
    ServerCertificates authority = new ServerCertificates("an authority");
    Path caFile = Files.writeString(directory.resolve("ca.pem"), authority.pem());
    try (FaultyProxy hostile =
            FaultyProxy.before(
                overlay.server().url(), Set.of(RequestKind.values()), naming(ELSEWHERE));
        FaultyProxy tls = FaultyProxy.overTls(hostile.url(), authority.server("index.example"));
        ConnectProxy proxy = ConnectProxy.to(tls.port())) {

      CommandResult result =
          tool()
              .with("https_proxy", proxy.url().toString())
              .run(
                  "check",
                  "--staged",
                  "--distdir",
                  nothing(),
                  "--index",
                  "https://index.example",
                  "--ca-file",
                  caFile.toString());

      assertThat(result.code()).as(result.toString()).isNotZero();
      assertThat(tls.asked()).as(result.toString()).isNotEmpty();
      assertThat(proxy.asked())
          .isNotEmpty()
          .allSatisfy(asked -> assertThat(asked.target()).isEqualTo("index.example:443"));
    }
  }

  @Test
  void an_offline_run_opens_no_channel() throws Exception {
    CommandResult result =
        tool()
            .vm("-Djava.nio.channels.spi.SelectorProvider=" + NoChannels.class.getName())
            .run("check", "--staged", "--offline", "--distdir", nothing());

    assertThat(result.code()).as(result.toString()).isNotZero();
    assertThat(result.out()).contains("provenance-absent (");
    assertThat(result.err()).doesNotContain(NoChannels.OPENED);
  }

  @Test
  void what_watches_for_channels_sees_those_of_an_online_run() throws Exception {
    CommandResult result =
        tool()
            .vm("-Djava.nio.channels.spi.SelectorProvider=" + NoChannels.class.getName())
            .run("check", "--staged", "--distdir", nothing());

    assertThat(result.code()).as(result.toString()).isNotZero();
    assertThat(result.err()).contains(NoChannels.OPENED);
  }

  @Test
  void the_kernel_sees_no_socket_of_an_offline_run() throws Exception {
    assumeTrue(straceWorks(), "strace cannot trace here");
    Path trace = directory.resolve("trace");

    CommandResult result =
        traced(trace).run("check", "--staged", "--offline", "--distdir", nothing());

    assertThat(result.out()).contains("provenance-absent (");
    // Java's file channels load its network library, which asks which families the kernel knows
    assertThat(peers(trace)).isEmpty();
    assertThat(Files.readString(trace))
        .isNotEmpty()
        .doesNotContain("sa_family=AF_INET", "bind(", "listen(");
  }

  @Test
  void the_kernel_sees_the_index_contacted_and_nobody_else() throws Exception {
    assumeTrue(straceWorks(), "strace cannot trace here");
    Path trace = directory.resolve("trace");
    try (FaultyProxy hostile =
        FaultyProxy.before(
            overlay.server().url(), Set.of(RequestKind.values()), naming("http://127.0.0.2:9"))) {

      CommandResult result =
          traced(trace)
              .run(
                  "check", "--staged", "--distdir", nothing(), "--index", hostile.url().toString());

      assertThat(result.out()).as(result.toString()).contains("foreign-redirect (");
      assertThat(peers(trace))
          .allMatch(peer -> peer.endsWith("127.0.0.1:" + hostile.port()) || peer.endsWith(":53"))
          .anyMatch(peer -> peer.endsWith("127.0.0.1:" + hostile.port()));
    }
  }

  private ToolProcess traced(Path trace) {
    return tool()
        .under("strace", "-f", "-qq", "-e", "trace=network", "-o", trace.toString())
        .vm("-Djava.net.preferIPv4Stack=true");
  }

  /** Where the process connected or sent to, as {@code address:port}. */
  private static Set<String> peers(Path trace) throws IOException {
    Set<String> peers = new TreeSet<>();
    for (String line : Files.readAllLines(trace)) {
      if (line.contains("connect(") || line.contains("sendto(") || line.contains("sendmsg(")) {
        Matcher peer = PEER.matcher(line);
        if (peer.find()) {
          peers.add(peer.group(2) + ":" + peer.group(1));
        }
      }
    }
    return peers;
  }

  private static boolean straceWorks() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(List.of("strace", "-f", "-qq", "-e", "trace=network", "true"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // without strace the test is reported as skipped
      return false;
    }
  }
}
