package io.github.ebuildattest.testkit.pypi;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code GET /integrity/{project}/{version}/{file}/provenance}: 200 with the provenance object, 403
 * while attestations are switched off, 404 with {@code No provenance available for FILE} for a file
 * without one and with other words for a missing file, 406 for any other {@code Accept}.
 *
 * @see <a href="https://docs.pypi.org/api/integrity/">PyPI, Integrity API: paths, media types,
 *     statuses</a>
 * @see <a href="https://peps.python.org/pep-0740/#provenance-objects">PEP 740, provenance
 *     objects</a>
 */
final class IntegrityApi {

  static final String MEDIA_TYPE = "application/vnd.pypi.integrity.v1+json";

  /** PyPI lets clients keep every answer, including negative ones, for ten minutes. */
  private static final String CACHE = "max-age=600, public";

  private IntegrityApi() {}

  /** Whether the path belongs to this API. */
  static boolean owns(String path) {
    return path.startsWith("/integrity/");
  }

  static Answer answer(Index index, Request request) {
    if (!request.accepts(MEDIA_TYPE)
        && !request.accepts("*/*")
        && !request.accepts("application/json")) {
      return Answer.message(406, "Request not acceptable");
    }
    String[] parts = request.path().split("/", -1);
    if (parts.length != 6 || !parts[5].equals("provenance")) {
      return notFound();
    }
    Optional<HostedFile> file =
        index.files(Names.normalised(parts[2])).stream()
            .filter(f -> Names.comparable(f.version()).equals(Names.comparable(parts[3])))
            .filter(f -> f.filename().equals(parts[4]))
            .findFirst();
    if (file.isEmpty()) {
      return notFound();
    }
    if (index.attestationsDisabled()) {
      return Answer.message(403, "Attestations temporarily disabled");
    }
    String provenance = file.get().provenance();
    if (provenance == null) {
      return Answer.message(404, "No provenance available for " + parts[4])
          .header("Cache-Control", CACHE);
    }
    return Answer.of(MEDIA_TYPE, provenance.getBytes(StandardCharsets.UTF_8))
        .header("Cache-Control", CACHE);
  }

  private static Answer notFound() {
    return Answer.message(404, "Not Found").header("Cache-Control", CACHE);
  }
}
