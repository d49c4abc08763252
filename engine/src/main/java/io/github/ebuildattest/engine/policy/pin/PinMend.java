package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pin that cannot be read, and the one that replaces it. What the old one remembered is lost, so
 * a human has to vouch for the new one by a decision whose {@code was} names the unreadable bytes
 * and whose {@code now} names all that the new pin says.
 *
 * @param mended the new pin as memory, without its decisions, since none of them can be shown to be
 *     old
 * @param was what the decision's {@code was} must say
 * @param now what its {@code now} must say
 * @param decided whether the new pin has that decision
 */
public record PinMend(Pin mended, String was, String now, boolean decided) {

  /** The finding that the decision names. */
  public static final String FINDING = FindingId.PIN_MALFORMED.id();

  /**
   * Reads the new pin.
   *
   * @param path relative to the overlay
   * @param unreadable SHA-256 of the old pin's bytes
   * @throws MalformedFileException where the new one cannot be read either
   */
  public static PinMend of(String path, String unreadable, byte[] bytes)
      throws MalformedFileException {
    Pin pin = Pin.parse(path, bytes);
    String was = "a pin that cannot be read, SHA-256 " + unreadable;
    String now = describe(pin);
    boolean decided =
        pin.decisions().stream()
            .anyMatch(
                d -> d.finding().equals(FINDING) && was.equals(d.was()) && now.equals(d.now()));
    return new PinMend(pin.withDecisions(List.of()), was, now, decided);
  }

  private static String describe(Pin pin) {
    String identities =
        pin.identities().stream().map(i -> "; " + i.describe()).collect(Collectors.joining());
    return "project "
        + pin.project()
        + (pin.attested() ? ", attested since " + pin.attestedSince() : ", " + PinEdits.UNATTESTED)
        + (pin.condition() == null ? "" : ", condition " + pin.condition())
        + identities
        + pin.sources().stream().map(s -> "; " + s.describe()).collect(Collectors.joining());
  }
}
