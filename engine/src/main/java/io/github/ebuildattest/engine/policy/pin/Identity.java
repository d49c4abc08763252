package io.github.ebuildattest.engine.policy.pin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may attest a project: one {@code [[attestation-identities]]} table of a pin. Its keys are
 * those of PEP 751's {@code packages.attestation-identities}, plus the ids, which a rename does not
 * change.
 *
 * @param kind the kind of publisher
 * @param keys the kind's required and optional keys, each with its value; absent claims are empty
 *     strings
 * @param project the PyPI project, or an empty string for the pin's own
 */
public record Identity(PublisherKind kind, Map<String, String> keys, String project) {

  public Identity {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /** A key's value, or an empty string. */
  public String get(String key) {
    return keys.getOrDefault(key, "");
  }

  /** The workflow file, or what the kind has instead. */
  public String workflow() {
    return switch (kind) {
      case GITHUB -> get("workflow");
      case GITLAB -> get("workflow_filepath");
      case CIRCLECI -> get("pipeline_definition_id");
      case GOOGLE -> "";
    };
  }

  /** The repository, or the service account; empty for a pipeline that no repository triggers. */
  public String repository() {
    return switch (kind) {
      case GITHUB, GITLAB -> get("repository");
      case GOOGLE -> get("email");
      case CIRCLECI -> get("vcs_origin");
    };
  }

  /** The id that a rename does not change; empty where the kind has none. */
  String stableId() {
    return kind == PublisherKind.CIRCLECI ? get("project_id") : get("repository-id");
  }

  /** As {@code PYPI_VERIFY_REPO} would name it; in words where it cannot. */
  public String upstream() {
    return repository().isEmpty()
        ? kind.label() + " project " + get("project_id") + " of no repository"
        : kind.upstreamPrefix() + repository();
  }

  /** The same identity with one key changed. */
  public Identity with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(keys);
    changed.put(key, value);
    return new Identity(kind, changed, project);
  }

  /** One line that describes all of it. */
  public String describe() {
    List<String> parts = new ArrayList<>();
    parts.add(kind.label());
    parts.add(repository().isEmpty() ? "no repository" : repository());
    if (kind == PublisherKind.CIRCLECI) {
      parts.add("project " + get("project_id"));
      parts.add("pipeline definition " + workflow());
      for (String key : List.of("vcs_ref", "runner")) {
        if (!get(key).isEmpty()) {
          parts.add(key + " " + get(key));
        }
      }
    } else if (kind != PublisherKind.GOOGLE) {
      parts.add("repository " + get("repository-id"));
      parts.add("owner " + get("owner-id"));
      parts.add("workflow " + workflow());
      if (!get("environment").isEmpty()) {
        parts.add("environment " + get("environment"));
      }
      parts.add("ref " + get("ref"));
      parts.add("trigger " + get("trigger"));
      parts.add("runner " + get("runner"));
    }
    if (!project.isEmpty()) {
      parts.add("project " + project);
    }
    return String.join(", ", parts);
  }

  /**
   * One line that describes how this identity differs from another, as a decision's {@code was} and
   * {@code now} do. Repository and ids always go together.
   */
  public String describeAgainst(Identity other) {
    boolean few = kind == PublisherKind.GOOGLE || kind == PublisherKind.CIRCLECI;
    if (kind != other.kind || !project.equals(other.project) || few) {
      return describe();
    }
    List<String> parts = new ArrayList<>();
    if (differs(other, "repository")
        || differs(other, "repository-id")
        || differs(other, "owner-id")) {
      parts.add(repository());
      parts.add("repository " + get("repository-id"));
      parts.add("owner " + get("owner-id"));
    }
    if (!workflow().equals(other.workflow())) {
      parts.add("workflow " + workflow());
    }
    for (String key : List.of("environment", "ref", "trigger", "runner")) {
      if (differs(other, key)) {
        parts.add(key + " " + (get(key).isEmpty() ? "none" : get(key)));
      }
    }
    return String.join(", ", parts);
  }

  private boolean differs(Identity other, String key) {
    return !get(key).equals(other.get(key));
  }
}
