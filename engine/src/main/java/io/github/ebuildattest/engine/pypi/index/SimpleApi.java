package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Fetched;
import io.github.ebuildattest.engine.http.MemorySink;
import io.github.ebuildattest.engine.http.Redirects;
import io.github.ebuildattest.engine.http.Request;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Simple API's page of a project, in JSON: {@code GET /simple/PROJECT/}. 200 is the page, 404
 * says that there is no such project. It says that a project is quarantined, a release yanked or a
 * file unattested, so each run asks anew; but a page may be megabytes, so one that is kept is asked
 * about by its entity tag, and used where the index answers that it still has these very bytes.
 *
 * <p>A page is kept where the tag that the index gave it is that of its bytes, and the tag asked
 * with is taken of the bytes that lie there. Whatever was done to them, then, only what the index
 * confirms at this moment is read, and anything else is asked for in full. An index with tags of
 * another kind is asked for the whole page each time.
 *
 * @see <a href="https://peps.python.org/pep-0691/">PEP 691</a>
 * @see <a href="https://docs.pypi.org/api/index-api/">PyPI, Index API: ETag</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110 §13.1.2,
 *     If-None-Match; §15.4.5, 304 and the ETag that it must repeat</a>
 */
final class SimpleApi {

  /** In bytes: the longest pages list some ten thousand files at about a thousand bytes each. */
  static final int LONGEST = 32 << 20;

  private static final int NOT_MODIFIED = 304;
  private static final String TYPE = "application/vnd.pypi.simple.v1+json";

  private final Redirects http;
  private final IndexHosts hosts;
  private final Deadline deadline;
  private final @Nullable KeptAnswers cache;

  SimpleApi(Redirects http, IndexHosts hosts, Deadline deadline, @Nullable KeptAnswers cache) {
    this.http = http;
    this.hosts = hosts;
    this.deadline = deadline;
    this.cache = cache;
  }

  SimpleAnswer ask(String project) {
    URI uri = hosts.simple(project);
    Optional<byte[]> kept = cache == null ? Optional.empty() : cache.page(project);
    if (kept.isPresent()) {
      String tag = EntityTag.of(kept.get());
      Fetched<MemorySink> fetched = get(uri, tag);
      if (!(fetched instanceof Fetched.Refused<MemorySink> refused)
          || refused.status() != NOT_MODIFIED) {
        return answer(uri, fetched, project);
      }
      if (refused.headers().tagged(tag)) {
        return page(uri, kept.get(), project);
      }
    }
    return answer(uri, get(uri, null), project);
  }

  private Fetched<MemorySink> get(URI uri, @Nullable String have) {
    return http.get(new Request<>(uri, TYPE, have, LONGEST, MemorySink::new));
  }

  private SimpleAnswer answer(URI uri, Fetched<MemorySink> fetched, String project) {
    if (fetched instanceof Fetched.Found<MemorySink> found) {
      return found(uri, found, project);
    }
    if (fetched instanceof Fetched.Refused<MemorySink> refused) {
      return refused.status() == 404
          ? new SimpleAnswer.NoSuchProject()
          : new SimpleAnswer.Failure(UnusableResponse.status(uri, refused, deadline.now()));
    }
    return new SimpleAnswer.Failure(((Fetched.Broken<MemorySink>) fetched).finding());
  }

  private SimpleAnswer found(URI uri, Fetched.Found<MemorySink> found, String project) {
    if (!found.whole()) {
      return failure(uri, "it has more than " + LONGEST + " bytes");
    }
    if (found.headers().encoded()) {
      return failure(uri, "its content is encoded");
    }
    byte[] bytes = found.body().bytes();
    SimpleAnswer answer = page(uri, bytes, project);
    if (cache != null
        && answer instanceof SimpleAnswer.Found
        && found.headers().tagged(EntityTag.of(bytes))) {
      cache.keepPage(project, bytes);
    }
    return answer;
  }

  private static SimpleAnswer page(URI uri, byte[] bytes, String project) {
    try {
      return new SimpleAnswer.Found(ProjectPageReader.read(bytes, project));
    } catch (NotJsonException e) {
      return failure(uri, e.detail());
    } catch (ShapeException e) {
      return failure(uri, String.valueOf(e.getMessage()));
    }
  }

  private static SimpleAnswer failure(URI uri, String why) {
    return new SimpleAnswer.Failure(UnusableResponse.body(uri, why));
  }
}
