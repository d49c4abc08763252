package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an overlay's maintainers decided once for all packages: {@value #PATH}.
 *
 * @param unattestedBlocks whether a file without attestation that nobody accepted blocks
 * @param firstUseAsks whether a human must answer even where an attestation matches a declared
 *     upstream
 * @param minimumAge cooldown, by the transparency log's time
 * @param couldNotCheckBlocks whether, at commit time, a check that could not be made stops the
 *     commit
 * @param decisionsSeparate whether only a decision that is already in the base counts
 * @param severities of the findings that this overlay takes more lightly than the catalogue
 */
public record Policy(
    boolean unattestedBlocks,
    boolean firstUseAsks,
    Duration minimumAge,
    boolean couldNotCheckBlocks,
    boolean decisionsSeparate,
    Map<FindingId, Severity> severities) {

  /** Where it lies in an overlay. */
  public static final String PATH = "metadata/ebuild-attest.toml";

  /** What holds where an overlay has no policy. */
  public static final Policy DEFAULT =
      new Policy(true, false, Duration.ofDays(1), false, false, Map.of());

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
  }

  /** What a finding does under this policy. */
  public Severity severity(FindingId id) {
    if (id == FindingId.UNATTESTED && !unattestedBlocks) {
      return Severity.WARNING;
    }
    if (id == FindingId.DECISION_WITH_CHANGE && decisionsSeparate) {
      return Severity.BLOCK;
    }
    return severities.getOrDefault(id, id.severity());
  }

  /** Every key with the word that holds, as the file would have it. */
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
   * @throws MalformedFileException where it is not TOML, or has a key or a word unknown here
   */
  public static Policy parse(byte[] bytes) throws MalformedFileException {
    TomlFile file = TomlFile.parse(PATH, bytes);
    Set<String> keys = new java.util.HashSet<>(CHANGES.keySet());
    keys.addAll(Set.of("unattested", "first-use", "minimum-age", "could-not-check", "decisions"));
    file.only(keys);
    List<String> blockOrWarn = List.of("block", "warn");
    Map<FindingId, Severity> severities = new EnumMap<>(FindingId.class);
    for (Map.Entry<String, FindingId> change : CHANGES.entrySet()) {
      if (file.oneOf(change.getKey(), "block", blockOrWarn).equals("warn")) {
        severities.put(change.getValue(), Severity.WARNING);
      }
    }
    return new Policy(
        file.oneOf("unattested", "block", blockOrWarn).equals("block"),
        file.oneOf("first-use", "declared", List.of("declared", "ask")).equals("ask"),
        age(file),
        file.oneOf("could-not-check", "defer", List.of("defer", "block")).equals("block"),
        file.oneOf("decisions", "with-change", List.of("with-change", "separate"))
            .equals("separate"),
        severities);
  }

  private static Duration age(TomlFile file) throws MalformedFileException {
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
