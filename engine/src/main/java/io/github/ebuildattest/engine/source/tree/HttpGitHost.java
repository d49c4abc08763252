package io.github.ebuildattest.engine.source.tree;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.http.AllowedHosts;
import io.github.ebuildattest.engine.http.Fetched;
import io.github.ebuildattest.engine.http.MemorySink;
import io.github.ebuildattest.engine.http.Redirects;
import io.github.ebuildattest.engine.http.Request;
import io.github.ebuildattest.engine.http.Retries;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * A repository over HTTP (git, {@code gitprotocol-http}). Redirects are followed on the same host
 * alone: a repository that was renamed answers from there.
 */
final class HttpGitHost implements GitHost {

  /** In bytes: the trees of the largest repositories have some ten million. */
  private static final long LONGEST = 128L << 20;

  private static final String QUESTION = "application/x-git-upload-pack-request";
  private static final String RESULT = "application/x-git-upload-pack-result";
  private static final Set<Integer> NO_SUCH = Set.of(401, 403, 404, 410);

  private final URI service;
  private final Redirects http;

  /**
   * A repository.
   *
   * @param repository https, or http on this machine
   */
  HttpGitHost(URI repository, Retries retries) {
    this.service = URI.create(repository + "/git-upload-pack");
    this.http = new Redirects(retries, new SameOrigin(repository));
  }

  private record SameOrigin(URI of) implements AllowedHosts {
    @Override
    public boolean contain(URI uri) {
      return uri.getRawUserInfo() == null
          && of.getScheme().equalsIgnoreCase(uri.getScheme())
          && of.getHost().equalsIgnoreCase(uri.getHost())
          && of.getPort() == uri.getPort();
    }

    @Override
    public String toString() {
      return of.getScheme() + "://" + of.getRawAuthority();
    }
  }

  @Override
  public Reply ask(byte[] question) {
    Request<MemorySink> request =
        new Request<>(
            service,
            RESULT,
            null,
            LONGEST,
            MemorySink::new,
            new Request.Question(
                QUESTION, Bytes.of(question), Map.of("Git-Protocol", "version=2")));
    Fetched<MemorySink> fetched = http.get(request);
    if (fetched instanceof Fetched.Found<MemorySink> found) {
      return found.whole()
          ? new Answered(Bytes.of(found.body().bytes()))
          : new Failed(service + " sent more than " + (LONGEST >> 20) + " MiB");
    }
    if (fetched instanceof Fetched.Refused<MemorySink> refused) {
      String status = service + " answered HTTP " + refused.status();
      return NO_SUCH.contains(refused.status()) ? new NoRepository(status) : new Failed(status);
    }
    return new Failed(((Fetched.Broken<MemorySink>) fetched).finding().message());
  }
}
