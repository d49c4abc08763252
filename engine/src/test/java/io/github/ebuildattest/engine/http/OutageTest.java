package io.github.ebuildattest.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.IndexHosts;
import io.github.ebuildattest.engine.pypi.index.IndexUrlException;
import io.github.ebuildattest.engine.pypi.index.SimpleAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host that is gone is not asked a thousand times; one that answers again is forgiven. */
@Timeout(30)
class OutageTest {

  private static final String NOT_ASKED = "was not asked, because its host did not answer the 8";

  @Test
  void after_eight_questions_in_a_row_nobody_is_asked_any_more() throws Exception {
    AtomicInteger pauses = new AtomicInteger();
    Index index = index(closedPort(), pauses);

    for (int question = 0; question < Outage.IN_A_ROW; question++) {
      Finding finding = failure(index);
      assertThat(finding.id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
      assertThat(finding.message()).contains("could not be reached");
    }
    int before = pauses.get();
    Finding next = failure(index);

    assertThat(next.id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    assertThat(next.message()).contains(NOT_ASKED);
    assertThat(pauses).hasValue(before);
  }

  @Test
  void any_answer_starts_the_count_anew_and_hosts_are_counted_apart() {
    Outage outage = new Outage();
    URI gone = URI.create("http://127.0.0.1:1/simple/foo/");
    Fetched<MemorySink> unreached =
        new Fetched.Broken<>(Finding.of(FindingId.NETWORK_UNREACHABLE, "gone"), true, false);
    Fetched<MemorySink> refused =
        new Fetched.Broken<>(Finding.of(FindingId.NETWORK_UNREACHABLE, "cut short"), true);

    for (int round = 0; round < 3; round++) {
      for (int question = 0; question < Outage.IN_A_ROW - 1; question++) {
        outage.ended(gone, unreached);
      }
      assertThat(outage.of(gone)).isFalse();
      outage.ended(gone, refused);
    }
    for (int question = 0; question < Outage.IN_A_ROW; question++) {
      outage.ended(gone, unreached);
    }

    assertThat(outage.of(gone)).isTrue();
    assertThat(outage.of(URI.create("http://127.0.0.1:2/simple/foo/"))).isFalse();
  }

  @Test
  void a_run_of_its_own_asks_again() throws Exception {
    int port = closedPort();
    Index first = index(port, new AtomicInteger());
    for (int question = 0; question <= Outage.IN_A_ROW; question++) {
      failure(first);
    }

    assertThat(failure(index(port, new AtomicInteger())).message()).doesNotContain(NOT_ASKED);
  }

  private static Finding failure(Index index) {
    return ((SimpleAnswer.Failure) index.simple("foo")).finding();
  }

  private static Index index(int port, AtomicInteger pauses) throws IndexUrlException {
    return new Index(
        IndexHosts.replacedBy("http://127.0.0.1:" + port),
        "test",
        Deadline.after(Duration.ofMinutes(1), Clock.systemUTC()),
        time -> pauses.incrementAndGet());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
