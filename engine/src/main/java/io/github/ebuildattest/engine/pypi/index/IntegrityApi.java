package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Fetched;
import io.github.ebuildattest.engine.http.MemorySink;
import io.github.ebuildattest.engine.http.Redirects;
import io.github.ebuildattest.engine.http.Request;
import io.github.ebuildattest.engine.json.Json;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.StrictJson;
import java.net.URI;

/**
 * PyPI's Integrity API: {@code GET /integrity/PROJECT/VERSION/FILE/provenance}. 200 is a
 * provenance; 403 says that PyPI's administrators switched attestations off; 404 with {@code
 * {"message": "No provenance available for FILE"}} says that FILE exists and is unattested; any
 * other 404, that there is no such file.
 *
 * @see <a href="https://docs.pypi.org/api/integrity/">PyPI, Integrity API</a>
 */
public final class IntegrityApi {

  private static final String TYPE = "application/vnd.pypi.integrity.v1+json";
  private static final String UNATTESTED = "No provenance available for ";

  /** The longest provenance that is read, in bytes: real ones have some ten thousand. */
  public static final int LONGEST = 8 << 20;

  private final Redirects http;
  private final IndexHosts hosts;
  private final Deadline deadline;

  IntegrityApi(Redirects http, IndexHosts hosts, Deadline deadline) {
    this.http = http;
    this.hosts = hosts;
    this.deadline = deadline;
  }

  IntegrityAnswer ask(String project, String version, String fileName) {
    URI uri = hosts.integrity(project, version, fileName);
    Fetched<MemorySink> fetched = http.get(new Request<>(uri, TYPE, LONGEST, MemorySink::new));
    if (fetched instanceof Fetched.Found<MemorySink> found) {
      return found(uri, found);
    }
    if (fetched instanceof Fetched.Refused<MemorySink> refused) {
      return refused(uri, refused, fileName);
    }
    return new IntegrityAnswer.Failure(((Fetched.Broken<MemorySink>) fetched).finding());
  }

  /** The words for a provenance that is longer than any. */
  public static Finding tooLarge(Object where) {
    return Finding.of(
        FindingId.PROVENANCE_NOT_JSON,
        where + " is too large for a provenance: more than " + LONGEST + " bytes");
  }

  private static IntegrityAnswer found(URI uri, Fetched.Found<MemorySink> found) {
    if (found.headers().encoded()) {
      return new IntegrityAnswer.Failure(UnusableResponse.body(uri, "its content is encoded"));
    }
    return found.whole()
        ? new IntegrityAnswer.Document(RawDocument.of(found.body().bytes()))
        : new IntegrityAnswer.Failure(tooLarge(uri));
  }

  private IntegrityAnswer refused(URI uri, Fetched.Refused<MemorySink> refused, String fileName) {
    return switch (refused.status()) {
      case 403 ->
          new IntegrityAnswer.Failure(
              Finding.of(
                  FindingId.ATTESTATIONS_DISABLED,
                  uri + " answered 403: the index has switched attestations off"));
      case 404 ->
          saysUnattested(refused.body().bytes(), fileName)
              ? new IntegrityAnswer.Unattested()
              : new IntegrityAnswer.NoSuchFile();
      default -> new IntegrityAnswer.Failure(UnusableResponse.status(uri, refused, deadline.now()));
    };
  }

  /** Whether a 404 is the index's own word about this very file, and not any server's. */
  private static boolean saysUnattested(byte[] body, String fileName) {
    try {
      return StrictJson.parse(body, ProjectPageReader.DEEPEST) instanceof Json.Members answer
          && answer.values().get("message") instanceof Json.Text message
          && message.value().equals(UNATTESTED + fileName);
    } catch (NotJsonException e) {
      // a 404 in other words, such as a proxy's page: it says nothing of an existing file
      return false;
    }
  }
}
