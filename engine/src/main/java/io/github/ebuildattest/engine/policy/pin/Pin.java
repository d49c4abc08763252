package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.distribution.ProjectName;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.UseCondition;
import io.github.ebuildattest.engine.toml.TomlFile;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package's memory: {@value #FILE_NAME}, beside its ebuilds.
 *
 * @param path where it lies, relative to the overlay
 * @param project the PyPI project, normalised (PEP 503)
 * @param attested whether it is known to attest; false: known not to
 * @param attestedSince the lowest version seen attested, or null where none was
 * @param condition under which USE flags the package's own file is fetched, spelled as {@link
 *     UseCondition#text} does; null where it is whatever USE is
 * @param identities who may attest, in the file's order
 * @param decisions what humans decided, in the file's order
 * @param sources how distributions are known to differ from their commits, in the file's order
 */
public record Pin(
    String path,
    String project,
    boolean attested,
    @Nullable String attestedSince,
    @Nullable String condition,
    List<Identity> identities,
    List<Decision> decisions,
    List<SourceMemory> sources) {

  /** Its name in the package's directory. */
  public static final String FILE_NAME = "attestations.toml";

  /** The key of an identity that says when it ended. */
  static final String UNTIL = "until";

  private static final Set<String> DECISION_KEYS =
      Set.of("date", "finding", "was", "now", "version", "sha256", "reason");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public Pin {
    identities = List.copyOf(identities);
    decisions = List.copyOf(decisions);
    sources = List.copyOf(sources);
  }

  /** A pin that knows nothing of sources. */
  public Pin(
      String path,
      String project,
      boolean attested,
      @Nullable String attestedSince,
      @Nullable String condition,
      List<Identity> identities,
      List<Decision> decisions) {
    this(path, project, attested, attestedSince, condition, identities, decisions, List.of());
  }

  /** The same pin with other identities. */
  Pin withIdentities(List<Identity> others) {
    return new Pin(path, project, attested, attestedSince, condition, others, decisions, sources);
  }

  /** The same pin with other decisions. */
  Pin withDecisions(List<Decision> others) {
    return new Pin(path, project, attested, attestedSince, condition, identities, others, sources);
  }

  /** The same pin with another condition. */
  Pin withCondition(String other) {
    return new Pin(path, project, attested, attestedSince, other, identities, decisions, sources);
  }

  /** The identities that may attest a project's files. */
  public List<Identity> identitiesFor(String normalisedProject) {
    return identities.stream()
        .filter(i -> (i.project().isEmpty() ? project : i.project()).equals(normalisedProject))
        .toList();
  }

  /**
   * Reads a pin.
   *
   * @param path relative to the overlay
   * @throws MalformedFileException where it is not TOML, lacks a key, or has an unknown one
   */
  public static Pin parse(String path, byte[] bytes) throws MalformedFileException {
    TomlFile file = TomlFile.parse(path, bytes);
    file.only(
        Set.of(
            "project",
            "attested",
            "attested-since",
            "condition",
            "attestation-identities",
            "decision",
            "source"));
    String project = project(file, file.required("project"));
    Optional<Boolean> attested = file.value("attested", Boolean.class, "true or false");
    if (attested.isEmpty()) {
      throw file.error("attested", "lacks the key 'attested'");
    }
    Optional<String> since = file.string("attested-since");
    List<Identity> identities = new ArrayList<>();
    for (TomlFile table : file.tables("attestation-identities")) {
      identities.add(identity(table));
    }
    if (attested.get() && (since.isEmpty() || identities.isEmpty())) {
      throw file.error(
          "attested", "says attested = true, and lacks 'attested-since' or an identity");
    }
    requireSuccessors(file, identities, attested.get());
    if (since.isPresent() && Pep440Version.parse(since.get()).isEmpty()) {
      throw file.error("attested-since", "has 'attested-since' that is no PEP 440 version");
    }
    Optional<String> condition = file.string("condition");
    if (condition.isPresent() && UseCondition.parse(condition.get()).isEmpty()) {
      throw file.error(
          "condition",
          "has 'condition' that is not one of USE flags as accept writes it, such as"
              + " \"!binary | doc test\"");
    }
    List<Decision> decisions = new ArrayList<>();
    for (TomlFile table : file.tables("decision")) {
      decisions.add(decision(table));
    }
    List<SourceMemory> sources = new ArrayList<>();
    for (TomlFile table : file.tables("source")) {
      Optional<String> other = table.string("project");
      sources.add(SourceMemory.read(table, other.isPresent() ? project(table, other.get()) : ""));
    }
    return new Pin(
        path,
        project,
        attested.get(),
        since.orElse(null),
        condition.orElse(null),
        identities,
        decisions,
        sources);
  }

  /** Of every project that attests somebody goes on: a former identity has a successor. */
  private static void requireSuccessors(TomlFile file, List<Identity> identities, boolean attested)
      throws MalformedFileException {
    for (Identity one : identities) {
      boolean goesOn =
          identities.stream().anyMatch(i -> i.project().equals(one.project()) && i.until() == null);
      if (attested && !goesOn) {
        throw file.error(
            "attestation-identities", "has an identity with 'until' that nobody succeeds");
      }
    }
  }

  private static String project(TomlFile file, String name) throws MalformedFileException {
    if (!ProjectName.normalize(name).matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw file.error("project", "has 'project' that is no PyPI project's name");
    }
    return ProjectName.normalize(name);
  }

  private static Identity identity(TomlFile table) throws MalformedFileException {
    String label = table.required("kind");
    Optional<PublisherKind> kind = PublisherKind.find(label);
    if (kind.isEmpty()) {
      throw table.error("kind", "has the unknown kind '" + label + "'");
    }
    Set<String> known = new java.util.HashSet<>(kind.get().requiredKeys());
    known.addAll(kind.get().optionalKeys());
    known.addAll(Set.of("kind", "project", UNTIL));
    table.only(known);
    Map<String, String> keys = new LinkedHashMap<>();
    for (String key : kind.get().requiredKeys()) {
      keys.put(key, table.required(key));
    }
    for (String key : kind.get().optionalKeys()) {
      // absent and empty say the same, and identities are compared by their keys
      keys.put(key, table.string(key).orElse(""));
    }
    Optional<String> project = table.string("project");
    String release = keys.getOrDefault(Identity.VERSION, "");
    if (!release.isEmpty() && Pep440Version.parse(release).isEmpty()) {
      throw table.error(Identity.VERSION, "has 'version' that is no PEP 440 version");
    }
    Optional<OffsetDateTime> until =
        table.value(UNTIL, OffsetDateTime.class, "a moment like 2026-11-20T10:00:00Z");
    return new Identity(
        kind.get(),
        keys,
        project.isPresent() ? project(table, project.get()) : "",
        until.map(OffsetDateTime::toInstant).orElse(null));
  }

  private static Decision decision(TomlFile table) throws MalformedFileException {
    table.only(DECISION_KEYS);
    Optional<LocalDate> date = table.value("date", LocalDate.class, "a date like 2026-11-21");
    if (date.isEmpty()) {
      throw table.error("date", "has a decision that lacks the key 'date'");
    }
    Optional<String> was = table.string("was");
    Optional<String> now = table.string("now");
    Optional<String> sha256 = table.string("sha256");
    if (was.isPresent() != now.isPresent() || was.isPresent() == sha256.isPresent()) {
      throw table.error(
          "finding", "has a decision with neither 'was' and 'now' nor 'sha256', or with both");
    }
    if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
      throw table.error("sha256", "has 'sha256' that is not 64 lower-case hexadecimal digits");
    }
    String reason = table.required("reason");
    if (reason.isBlank()) {
      throw table.error("reason", "has a decision without a reason");
    }
    return new Decision(
        date.get(),
        table.required("finding"),
        was.orElse(null),
        now.orElse(null),
        table.string("version").orElse(null),
        sha256.orElse(null),
        reason,
        table.lineOf("date"));
  }
}
