package io.github.ebuildattest.engine.http;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Follows redirects, but only those that stay on the allowed hosts. */
public final class Redirects {

  public static final int MOST = 5;

  private static final Set<Integer> STATUS = Set.of(301, 302, 303, 307, 308);

  private final Retries retries;
  private final AllowedHosts hosts;

  public Redirects(Retries retries, AllowedHosts hosts) {
    this.retries = retries;
    this.hosts = hosts;
  }

  public <S extends BodySink> Fetched<S> get(Request<S> request) {
    Request<S> current = request;
    for (int followed = 0; followed <= MOST; followed++) {
      if (!hosts.contain(current.uri())) {
        return broken(
            FindingId.FOREIGN_REDIRECT,
            request,
            "leads to " + current.uri() + ", off the configured " + hosts);
      }
      Fetched<S> fetched = retries.get(current);
      if (!(fetched instanceof Fetched.Refused<S> refused) || !STATUS.contains(refused.status())) {
        return fetched;
      }
      Optional<URI> next = target(current.uri(), refused);
      if (next.isEmpty()) {
        return broken(FindingId.INDEX_ERROR, request, "redirects, and says nowhere readable");
      }
      current = current.at(next.get());
    }
    return broken(FindingId.INDEX_ERROR, request, "redirects more than " + MOST + " times");
  }

  private static <S extends BodySink> Optional<URI> target(URI from, Fetched.Refused<S> redirect) {
    Optional<String> location = redirect.headers().location();
    if (location.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(from.resolve(new URI(location.get())));
    } catch (URISyntaxException e) {
      // the caller refuses a target that is not a URI
      return Optional.empty();
    }
  }

  private static <S extends BodySink> Fetched<S> broken(
      FindingId id, Request<S> request, String what) {
    return new Fetched.Broken<>(Finding.of(id, request.uri() + " " + what), false);
  }
}
