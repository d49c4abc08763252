package io.github.ebuildattest.engine.pypi;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Asks again, a few times, where the trouble may pass: after a doubling pause, or as long as the
 * server asks for. It gives up at once where that would outlast the deadline.
 */
final class Retries {

  static final int ATTEMPTS = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  /** Nobody watches a hook for longer; the message then says what the server asked for. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private final Exchange exchange;
  private final Deadline deadline;
  private final Pause pause;
  private final Outage outage = new Outage();

  Retries(Exchange exchange, Deadline deadline, Pause pause) {
    this.exchange = exchange;
    this.deadline = deadline;
    this.pause = pause;
  }

  /** Asks, unless too many questions before were asked in vain. */
  <S extends BodySink> Fetched<S> get(Request<S> request) {
    if (outage.of(request.uri())) {
      return new Fetched.Broken<>(
          Finding.of(
              FindingId.NETWORK_UNREACHABLE,
              request.uri()
                  + " was not asked, because its host did not answer the "
                  + Outage.IN_A_ROW
                  + " questions before"),
          false);
    }
    Fetched<S> fetched = attempts(request);
    outage.ended(request.uri(), fetched);
    return fetched;
  }

  private <S extends BodySink> Fetched<S> attempts(Request<S> request) {
    Fetched<S> fetched = exchange.get(request);
    Duration backOff = FIRST_PAUSE;
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Optional<Duration> wait = wait(fetched, backOff);
      if (wait.isEmpty() || wait.get().compareTo(deadline.remaining()) >= 0) {
        return fetched;
      }
      try {
        pause.pause(wait.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Fetched.Broken<>(
            Finding.of(
                FindingId.NETWORK_UNREACHABLE, "asking " + request.uri() + " was interrupted"),
            false);
      }
      fetched = exchange.get(request);
      backOff = backOff.multipliedBy(2);
    }
    return fetched;
  }

  private <S extends BodySink> Optional<Duration> wait(Fetched<S> fetched, Duration backOff) {
    if (fetched instanceof Fetched.Broken<S> broken) {
      return broken.mayPass() ? Optional.of(backOff) : Optional.empty();
    }
    if (fetched instanceof Fetched.Refused<S> refused && PASSING.contains(refused.status())) {
      Duration asked = RetryAfter.of(refused.headers(), deadline.now()).orElse(backOff);
      Duration wait = asked.compareTo(backOff) < 0 ? backOff : asked;
      return wait.compareTo(LONGEST_PAUSE) <= 0 ? Optional.of(wait) : Optional.empty();
    }
    return Optional.empty();
  }
}
