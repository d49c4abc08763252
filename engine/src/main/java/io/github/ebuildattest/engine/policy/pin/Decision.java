package io.github.ebuildattest.engine.policy.pin;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a human decided, and why: one {@code [[decision]]} table of a pin. One about an identity has
 * {@code was} and {@code now} and applies from then on; one about a file has {@code sha256} and
 * covers that file alone.
 *
 * @param date the day
 * @param finding the id of the finding it answers
 * @param was the pin before, or null
 * @param now the pin after, or null
 * @param version the version it is about, for readers, or null
 * @param sha256 lower-case hexadecimal, of the file it covers; where it covers what an ebuild says,
 *     of the ebuild's bytes, version and DIST lines; or null
 * @param reason why
 * @param line its line in the pin, from 1; not part of what it says
 */
public record Decision(
    LocalDate date,
    String finding,
    @Nullable String was,
    @Nullable String now,
    @Nullable String version,
    @Nullable String sha256,
    String reason,
    int line) {

  /** A decision that changes a pin. */
  public static Decision ofChange(
      LocalDate date, String finding, String was, String now, String reason) {
    return new Decision(date, finding, was, now, null, null, reason, 0);
  }

  /** A decision about one file. */
  public static Decision ofFile(
      LocalDate date, String finding, String version, String sha256, String reason) {
    return new Decision(date, finding, null, null, version, sha256, reason, 0);
  }

  /** Whether both say the same, on whatever lines. */
  public boolean sameAs(Decision other) {
    return atLine(0).equals(other.atLine(0));
  }

  /** Whether both decide the same, on whatever day and for whatever reason. */
  public boolean decidesTheSame(Decision other) {
    return finding.equals(other.finding)
        && Objects.equals(was, other.was)
        && Objects.equals(now, other.now)
        && Objects.equals(version, other.version)
        && Objects.equals(sha256, other.sha256);
  }

  private Decision atLine(int number) {
    return new Decision(date, finding, was, now, version, sha256, reason, number);
  }
}
