package io.github.ebuildattest.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HttpFailureTest {

  private static final URI PAGE = URI.create("https://index.example/simple/heron/");

  private static FindingId id(Throwable failure) {
    Fetched<MemorySink> fetched = HttpFailure.of(PAGE, new ExecutionException(failure));
    return ((Fetched.Broken<MemorySink>) fetched).finding().id();
  }

  @Test
  void what_the_client_ends_in_is_no_fault_of_this_tool() {
    assertThat(id(new NullPointerException())).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    assertThat(id(new IllegalStateException())).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    assertThat(id(new IOException())).isEqualTo(FindingId.NETWORK_UNREACHABLE);
  }

  @Test
  void what_the_virtual_machine_lacks_is() {
    assertThat(id(new StackOverflowError())).isEqualTo(FindingId.INTERNAL_ERROR);
  }

  @Test
  void what_takes_the_bytes_is() {
    BodySink broken =
        new BodySink() {
          @Override
          public void write(ByteBuffer bytes) {
            throw new IllegalStateException("of this tool");
          }

          @Override
          public void close() {}
        };
    BoundedBody body = new BoundedBody(broken, 10, new AtomicLong());
    boolean[] cancelled = {false};
    body.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {
            cancelled[0] = true;
          }
        });
    body.onNext(List.of(ByteBuffer.allocate(1)));

    assertThat(cancelled[0]).isTrue();
    assertThat(body.getBody().toCompletableFuture())
        .failsWithin(Duration.ofSeconds(1))
        .withThrowableThat()
        .satisfies(thrown -> assertThat(id(thrown.getCause())).isEqualTo(FindingId.INTERNAL_ERROR));
  }
}
