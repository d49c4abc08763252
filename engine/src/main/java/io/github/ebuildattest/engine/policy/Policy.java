package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.toml.TomlFile;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an overlay's maintainers decided once for all packages: {@value #PATH}.
 *
 * @param unattestedBlocks whether a file without attestation that nobody accepted blocks
 * @param firstUseAsks whether a human must confirm a first use even where its attestation matches a
 *     declared upstream
 * @param minimumAge the cooldown: how long ago the transparency log must have recorded a file, and
 *     the index received it
 * @param ages the cooldown of some packages, in the file's order; the first that matches counts
 * @param couldNotCheckBlocks whether a check that could not be made at commit time stops the commit
 * @param decisionsSeparate whether only a decision that is already in the base counts
 * @param severities of the findings that this overlay takes more lightly than the catalogue
 * @param exemptions packages that need no attestation for a while, in the file's order
 * @param tolerated entries of the tree that may stay although they are not understood
 */
public record Policy(
    boolean unattestedBlocks,
    boolean firstUseAsks,
    Duration minimumAge,
    List<PackageAge> ages,
    boolean couldNotCheckBlocks,
    boolean decisionsSeparate,
    Map<FindingId, Severity> severities,
    List<Exemption> exemptions,
    List<Tolerated> tolerated) {

  /** Where it lies in an overlay. */
  public static final String PATH = "metadata/ebuild-attest.toml";

  /** What holds where an overlay has no policy. */
  public static final Policy DEFAULT =
      new Policy(
          true, false, Duration.ofDays(1), List.of(), false, false, Map.of(), List.of(), List.of());

  private static final Map<String, FindingId> CHANGES =
      Map.of(
          "workflow-change", FindingId.WORKFLOW_CHANGED,
          "ref-change", FindingId.REF_CHANGED,
          "trigger-change", FindingId.TRIGGER_CHANGED,
          "environment-change", FindingId.ENVIRONMENT_CHANGED,
          "runner-change", FindingId.RUNNER_CHANGED);

  private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([mhdw])");

  public Policy {
    severities = Map.copyOf(severities);
    ages = List.copyOf(ages);
    exemptions = List.copyOf(exemptions);
    tolerated = List.copyOf(tolerated);
  }

  /** The cooldown of a package. */
  public Duration minimumAge(PackageName name) {
    return ages.stream()
        .filter(a -> a.matches(name))
        .map(PackageAge::minimumAge)
        .findFirst()
        .orElse(minimumAge);
  }

  /** The exemption that covers a package today, or empty. */
  public Optional<Exemption> exemption(PackageName name, LocalDate today) {
    return exemptions.stream().filter(e -> !e.expired(today) && e.matches(name)).findFirst();
  }

  /** The last exemption of a package, where it has expired and no other covers it; else empty. */
  public Optional<Exemption> expiredExemption(PackageName name, LocalDate today) {
    if (exemption(name, today).isPresent()) {
      return Optional.empty();
    }
    return exemptions.stream()
        .filter(e -> e.matches(name))
        .max(Comparator.comparing(Exemption::expires));
  }

  /** The exemptions that have ended or end within six weeks, soonest first. */
  public List<Exemption> dueExemptions(LocalDate today) {
    return exemptions.stream()
        .filter(e -> e.due(today))
        .sorted(Comparator.comparing(Exemption::expires))
        .toList();
  }

  /** What lets an entry of the tree stay as it is, or empty. */
  public Optional<Tolerated> tolerates(String path, String object) {
    return tolerated.stream()
        .filter(t -> t.path().equals(path) && t.object().equals(object))
        .findFirst();
  }

  /** The severity of a finding under this policy. */
  public Severity severity(FindingId id) {
    if (id == FindingId.UNATTESTED && !unattestedBlocks) {
      return Severity.WARNING;
    }
    if (decisionsSeparate
        && (id == FindingId.DECISION_WITH_CHANGE || id == FindingId.DECISION_UNDONE)) {
      return Severity.BLOCK;
    }
    return severities.getOrDefault(id, id.severity());
  }

  /** Every key with the value in force, as the file would spell it. */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("unattested", unattestedBlocks ? "block" : "warn");
    words.put("first-use", firstUseAsks ? "ask" : "declared");
    words.put("minimum-age", words(minimumAge));
    words.put("could-not-check", couldNotCheckBlocks ? "block" : "defer");
    words.put("decisions", decisionsSeparate ? "separate" : "with-change");
    new TreeMap<>(CHANGES)
        .forEach(
            (key, id) -> words.put(key, severities.get(id) == Severity.WARNING ? "warn" : "block"));
    return words;
  }

  private static String words(Duration age) {
    long minutes = age.toMinutes();
    if (minutes % (24 * 60) == 0) {
      return age.toDays() + "d";
    }
    return minutes % 60 == 0 ? age.toHours() + "h" : minutes + "m";
  }

  /**
   * Reads a policy file.
   *
   * @param today in UTC; no exemption may end more than a year after it
   * @throws MalformedFileException where it is not TOML, or has an unknown key or value
   */
  public static Policy parse(byte[] bytes, LocalDate today) throws MalformedFileException {
    TomlFile file = TomlFile.parse(PATH, bytes);
    Set<String> keys = new java.util.HashSet<>(CHANGES.keySet());
    keys.addAll(Set.of("unattested", "first-use", "minimum-age", "could-not-check", "decisions"));
    keys.addAll(Set.of("cooldown", "exempt", "tolerated"));
    file.only(keys);
    List<String> blockOrWarn = List.of("block", "warn");
    Map<FindingId, Severity> severities = new EnumMap<>(FindingId.class);
    for (Map.Entry<String, FindingId> change : CHANGES.entrySet()) {
      if (file.oneOf(change.getKey(), "block", blockOrWarn).equals("warn")) {
        severities.put(change.getValue(), Severity.WARNING);
      }
    }
    List<Exemption> exemptions = new ArrayList<>();
    for (TomlFile table : file.tables("exempt")) {
      exemptions.add(Exemption.read(table, today));
    }
    List<PackageAge> ages = new ArrayList<>();
    for (TomlFile table : file.tables("cooldown")) {
      ages.add(PackageAge.read(table));
    }
    List<Tolerated> tolerated = new ArrayList<>();
    for (TomlFile table : file.tables("tolerated")) {
      tolerated.add(Tolerated.read(table));
    }
    return new Policy(
        file.oneOf("unattested", "block", blockOrWarn).equals("block"),
        file.oneOf("first-use", "declared", List.of("declared", "ask")).equals("ask"),
        age(file),
        ages,
        file.oneOf("could-not-check", "defer", List.of("defer", "block")).equals("block"),
        file.oneOf("decisions", "with-change", List.of("with-change", "separate"))
            .equals("separate"),
        severities,
        exemptions,
        tolerated);
  }

  static Duration age(TomlFile file) throws MalformedFileException {
    String text = file.string("minimum-age").orElse("1d");
    Matcher matcher = AGE.matcher(text);
    if (!matcher.matches()) {
      throw file.error(
          "minimum-age", "has 'minimum-age' that is no number with m, h, d or w behind it");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }
}
