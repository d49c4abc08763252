package io.github.ebuildattest.engine.http;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Asks again, a few times, where the trouble may pass: after a pause that grows, or that is as long
 * as the server asks for. It gives up at once where the pause would outlast the deadline, and sends
 * nothing to a host that asked to be left alone.
 */
public final class Retries {

  public static final int ATTEMPTS = 3;

  /** Nobody waits longer for a hook; the message then says what the server asked for. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private final Exchange exchange;
  private final Deadline deadline;
  private final Pause pause;
  private final BackOff backOff;
  private final HoldOff holdOff = new HoldOff();
  private final Outage outage = new Outage();

  public Retries(Exchange exchange, Deadline deadline, Pause pause, BackOff backOff) {
    this.exchange = exchange;
    this.deadline = deadline;
    this.pause = pause;
    this.backOff = backOff;
  }

  /** Asks, unless too many requests before this one were made in vain. */
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
    Fetched<S> fetched;
    try {
      fetched = attempts(request);
    } catch (InterruptedException e) {
      fetched = HttpFailure.interrupted(request.uri());
    }
    outage.ended(request.uri(), fetched);
    return fetched;
  }

  private <S extends BodySink> Fetched<S> attempts(Request<S> request) throws InterruptedException {
    Duration leftAlone = holdOff.left(request.uri(), deadline.now());
    if (!leftAlone.isZero()) {
      if (tooLong(leftAlone)) {
        return new Fetched.Broken<>(
            Finding.of(
                FindingId.INDEX_ERROR,
                "%s was not asked: its host asked to wait, for %d s more"
                    .formatted(request.uri(), leftAlone.toSeconds())),
            false);
      }
      pause.pause(leftAlone);
    }
    Fetched<S> fetched = exchange.get(request);
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Optional<Duration> wait = wait(request, fetched, backOff.after(attempt));
      if (wait.isEmpty() || tooLong(wait.get())) {
        return fetched;
      }
      pause.pause(wait.get());
      fetched = exchange.get(request);
    }
    return fetched;
  }

  private boolean tooLong(Duration wait) {
    return wait.compareTo(LONGEST_PAUSE) > 0 || wait.compareTo(deadline.remaining()) >= 0;
  }

  private <S extends BodySink> Optional<Duration> wait(
      Request<S> request, Fetched<S> fetched, Duration usual) {
    if (fetched instanceof Fetched.Broken<S> broken) {
      return broken.mayPass() ? Optional.of(usual) : Optional.empty();
    }
    if (!(fetched instanceof Fetched.Refused<S> refused) || !PASSING.contains(refused.status())) {
      return Optional.empty();
    }
    Instant now = deadline.now();
    Optional<Duration> asked = refused.headers().retryAfter(now);
    asked.ifPresent(time -> holdOff.asked(request.uri(), now.plus(time)));
    return Optional.of(asked.filter(time -> time.compareTo(usual) > 0).orElse(usual));
  }
}
