package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.ShapeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the publisher of an attestation bundle (PEP 740, "provenance object"). */
final class PublisherReader {

  private PublisherReader() {}

  /**
   * Reads a publisher.
   *
   * @return empty where its kind is not one that can be compared with a certificate
   * @throws ShapeException where its kind is known and it lacks what belongs to it
   */
  static Optional<Publisher> read(JsonCursor publisher) throws ShapeException {
    return switch (publisher.get("kind").text()) {
      case "GitHub" ->
          Optional.of(
              new Publisher.GitHub(
                  publisher.get("repository").text(),
                  publisher.get("workflow").text(),
                  optional(publisher, "environment")));
      case "GitLab" ->
          Optional.of(
              new Publisher.GitLab(
                  publisher.get("repository").text(),
                  publisher.get("workflow_filepath").text(),
                  optional(publisher, "environment")));
      case "CircleCI" ->
          Optional.of(
              new Publisher.CircleCI(
                  publisher.get("project_id").text(),
                  publisher.get("pipeline_definition_id").text(),
                  optional(publisher, "vcs_origin"),
                  optional(publisher, "vcs_ref")));
      case "Google" -> Optional.of(new Publisher.Google(publisher.get("email").text()));
      default -> Optional.empty();
    };
  }

  /** PyPI has written both an empty string and null where there is no environment. */
  private static @Nullable String optional(JsonCursor publisher, String key) throws ShapeException {
    Optional<JsonCursor> value = publisher.find(key);
    return value.isEmpty() || value.get().text().isEmpty() ? null : value.get().text();
  }
}
