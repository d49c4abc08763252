package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.PublisherKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Upstreams that remembered decisions replaced. After a rename or a move was accepted, ebuild and
 * metadata.xml may still name the old place. That declaration comes from the judged tree and grants
 * nothing: the file has to match the pin's present identity all the same. So it is not a finding,
 * and the report says what to write instead.
 *
 * @param decisions those of the memory; of a change only where the memory knows nobody
 */
public record FormerUpstreams(List<Decision> decisions) {

  public FormerUpstreams {
    decisions = List.copyOf(decisions);
  }

  /**
   * The decision that replaced an upstream.
   *
   * @param declared a repository's URL, or {@code gcp:EMAIL}
   * @return empty where no decision's {@code was} names it, or where that decision kept the
   *     upstream
   */
  public Optional<Decision> replaced(String declared) {
    return decisions.stream().filter(d -> replaces(d, declared)).findFirst();
  }

  /** Whether one of the decisions was for this upstream. */
  public boolean nowIncludes(String upstream) {
    return decisions.stream()
        .anyMatch(d -> d.was() != null && d.now() != null && names(d.now(), upstream));
  }

  /** A declared upstream as one side of a decision; empty where no publisher could have it. */
  public static Optional<String> side(String declared) {
    return Arrays.stream(PublisherKind.values())
        .filter(k -> k != PublisherKind.CIRCLECI && declared.startsWith(k.upstreamPrefix()))
        .map(k -> k.label() + ", " + declared.substring(k.upstreamPrefix().length()))
        .findFirst();
  }

  private static boolean replaces(Decision decision, String upstream) {
    String was = decision.was();
    String now = decision.now();
    return was != null && now != null && names(was, upstream) && !names(now, upstream);
  }

  /** Whether one of several upstreams was replaced, so that all of them are out of date. */
  public Optional<Decision> replaced(List<String> declared) {
    return declared.stream().flatMap(d -> replaced(d).stream()).findFirst();
  }

  /**
   * Whether one side of a decision about an identity names an upstream. It opens with the kind, or
   * with the repository where the kind stayed the same ({@link Identity#describeAgainst}).
   */
  private static boolean names(String side, String upstream) {
    String[] parts = side.split(", ");
    Optional<PublisherKind> kind = PublisherKind.find(parts[0]);
    if (kind.isPresent()) {
      return parts.length > 1
          && ExpectedUpstream.sameRepository(kind.get().upstreamPrefix() + parts[1], upstream);
    }
    return Arrays.stream(PublisherKind.values())
        .anyMatch(k -> ExpectedUpstream.sameRepository(k.upstreamPrefix() + parts[0], upstream));
  }
}
