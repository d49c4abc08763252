package io.github.ebuildattest.testkit.pypi;

import java.util.Optional;

/**
 * The file host: guessable paths redirect to a path of the file's digest.
 *
 * @see <a href="https://docs.pypi.org/api/">PyPI, APIs: files are served by another host than the
 *     APIs, immutable, under names that are used once</a>
 */
final class FileHost {

  private FileHost() {}

  /** Whether the path belongs to the file host. */
  static boolean owns(String path) {
    return path.startsWith("/packages/");
  }

  static Answer answer(Index index, Request request, String baseUrl) {
    Optional<HostedFile> file = index.at(request.path());
    if (file.isEmpty()) {
      return Answer.status(404);
    }
    if (!file.get().path().equals(request.path())) {
      return Answer.redirect(302, baseUrl + file.get().path());
    }
    return Answer.of("application/octet-stream", file.get().bytes())
        .header("Cache-Control", "max-age=365000000, immutable, public");
  }
}
