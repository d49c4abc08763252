package io.github.ebuildattest.engine.policy.pin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may attest a project: one {@code [[attestation-identities]]} table of a pin. Its keys are
 * those of PEP 751's {@code packages.attestation-identities}, plus the ids, which a rename does not
 * change.
 *
 * @param kind the kind of publisher
 * @param keys the kind's required and optional keys, each with its value; absent claims are empty
 *     strings
 * @param project the PyPI project, or an empty string for the pin's own
 * @param until a former identity: it fits only what was logged before this moment, and uploaded
 *     before it where the index tells; null for one that goes on
 */
public record Identity(
    PublisherKind kind, Map<String, String> keys, String project, @Nullable Instant until) {

  /** What signed where that is not the workflow of claim 18; absent where it is. */
  static final String SIGNER = "signer";

  /** The release that a literal tag was pinned for; absent where the ref is no literal tag. */
  static final String VERSION = "version";

  public Identity {
    Map<String, String> copy = new LinkedHashMap<>(keys);
    copy.remove(SIGNER, "");
    copy.remove(VERSION, "");
    keys = Collections.unmodifiableMap(copy);
  }

  /** An identity that goes on. */
  public Identity(PublisherKind kind, Map<String, String> keys, String project) {
    this(kind, keys, project, null);
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
    return new Identity(kind, changed, project, until);
  }

  /** The same identity of another project; an empty string means the pin's own. */
  public Identity ofProject(String other) {
    return new Identity(kind, keys, other, until);
  }

  /** The same identity, which ends at a moment, or goes on. */
  public Identity until(@Nullable Instant moment) {
    return new Identity(kind, keys, project, moment);
  }

  /** Whether both are the same but for when they end. */
  public boolean sameButUntil(Identity other) {
    return until(null).equals(other.until(null));
  }

  /** The ref, and the release that a literal tag is for. */
  private String ref() {
    String version = get(VERSION);
    return "ref " + get("ref") + (version.isEmpty() ? "" : " for " + version);
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
      parts.add(ref());
      parts.add("trigger " + get("trigger"));
      parts.add("runner " + get("runner"));
      if (!get(SIGNER).isEmpty()) {
        parts.add("signer " + get(SIGNER));
      }
    }
    if (!project.isEmpty()) {
      parts.add("project " + project);
    }
    if (until != null) {
      parts.add("until " + until);
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
    if (differs(other, "environment")) {
      parts.add(orNone("environment"));
    }
    if (differs(other, "ref") || differs(other, VERSION)) {
      parts.add(ref());
    }
    for (String key : List.of("trigger", "runner")) {
      if (differs(other, key)) {
        parts.add(orNone(key));
      }
    }
    if (differs(other, SIGNER)) {
      parts.add(get(SIGNER).isEmpty() ? "signer the workflow itself" : "signer " + get(SIGNER));
    }
    return String.join(", ", parts);
  }

  private String orNone(String key) {
    return key + " " + (get(key).isEmpty() ? "none" : get(key));
  }

  private boolean differs(Identity other, String key) {
    return !get(key).equals(other.get(key));
  }
}
