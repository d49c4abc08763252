package io.github.ebuildattest.engine.pypi;

import java.io.IOException;
import java.net.URI;

/**
 * The Simple API's page of a project, in JSON: {@code GET /simple/PROJECT/}. 200 is the page, 404
 * says that there is no such project. Each run asks anew and without an ETag: a page kept on disk
 * would have nothing to be checked against, and it is what says that a project is quarantined, a
 * release yanked or a file unattested.
 *
 * @see <a href="https://peps.python.org/pep-0691/">PEP 691</a>
 * @see <a href="https://docs.pypi.org/api/index-api/">PyPI, Index API</a>
 */
final class SimpleApi {

  private static final String TYPE = "application/vnd.pypi.simple.v1+json";

  /** In bytes: the longest pages list some ten thousand files at about a thousand bytes each. */
  private static final int LONGEST = 32 << 20;

  private final Redirects http;
  private final IndexHosts hosts;
  private final Deadline deadline;

  SimpleApi(Redirects http, IndexHosts hosts, Deadline deadline) {
    this.http = http;
    this.hosts = hosts;
    this.deadline = deadline;
  }

  SimpleAnswer ask(String project) {
    URI uri = hosts.simple(project);
    Fetched<MemorySink> fetched = http.get(new Request<>(uri, TYPE, LONGEST, MemorySink::new));
    if (fetched instanceof Fetched.Found<MemorySink> found) {
      return found(uri, found, project);
    }
    if (fetched instanceof Fetched.Refused<MemorySink> refused) {
      return refused.status() == 404
          ? new SimpleAnswer.NoSuchProject()
          : new SimpleAnswer.Failure(Refusal.status(uri, refused, deadline.now()));
    }
    return new SimpleAnswer.Failure(((Fetched.Broken<MemorySink>) fetched).finding());
  }

  private static SimpleAnswer found(URI uri, Fetched.Found<MemorySink> found, String project) {
    if (!found.whole()) {
      return failure(uri, "it has more than " + LONGEST + " bytes");
    }
    if (Refusal.packed(found.headers())) {
      return failure(uri, "its content is encoded");
    }
    try {
      return new SimpleAnswer.Found(ProjectPageReader.read(found.body().bytes(), project));
    } catch (IOException e) {
      return failure(uri, String.valueOf(e.getMessage()));
    }
  }

  private static SimpleAnswer failure(URI uri, String why) {
    return new SimpleAnswer.Failure(Refusal.unusable(uri, why));
  }
}
