package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.toml.TomlFile;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Packages that need no attestation for a while: one {@code [[exempt]]} table of the policy. It
 * covers {@code unattested} and nothing else; a package that was attested once is not covered.
 *
 * @param glob {@code category/package}; {@code *} stands for any run of characters and {@code ?}
 *     for one, but neither matches a slash
 * @param reason why, for readers
 * @param expires the last day on which it counts, in UTC
 * @param line its line in the policy, from 1; only for messages
 */
public record Exemption(String glob, String reason, LocalDate expires, int line) {

  /** How many weeks before its end an exemption is reported as due. */
  static final int NOTICE_WEEKS = 6;

  /**
   * Reads one table.
   *
   * @param today the day from which the longest time, a year, is counted
   * @throws MalformedFileException where a key is missing, unknown or of another type, or where it
   *     ends more than a year ahead
   */
  static Exemption read(TomlFile table, LocalDate today) throws MalformedFileException {
    table.only(Set.of("package", "reason", "expires"));
    PackageGlob glob = PackageGlob.read(table);
    String reason = table.required("reason");
    if (reason.isBlank()) {
      throw table.error("reason", "has an exemption without a reason");
    }
    Optional<LocalDate> expires =
        table.value("expires", LocalDate.class, "a date like 2027-03-01, without quotes");
    if (expires.isEmpty()) {
      throw table.error("expires", "lacks the key 'expires'");
    }
    if (expires.get().isAfter(today.plusYears(1))) {
      throw table.error(
          "expires",
          "has an exemption until "
              + expires.get()
              + ", which is more than a year ahead; "
              + today.plusYears(1)
              + " is the latest day");
    }
    return new Exemption(glob.glob(), reason, expires.get(), table.lineOf("package"));
  }

  /** Whether it covers a package. */
  public boolean matches(PackageName name) {
    return new PackageGlob(glob).matches(name);
  }

  /** Whether its last day has passed. */
  public boolean expired(LocalDate today) {
    return today.isAfter(expires);
  }

  /** Whether it has ended, or ends within six weeks: time to renew or remove it. */
  public boolean due(LocalDate today) {
    return expires.isBefore(today.plusWeeks(NOTICE_WEEKS));
  }

  /** How reports name it. */
  public String words() {
    return "the exemption of "
        + glob
        + " until "
        + expires
        + " ("
        + Policy.PATH
        + (line > 0 ? ":" + line : "")
        + "): "
        + reason;
  }
}
