package io.github.ebuildattest.engine.status;

import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.policy.Exemption;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what an overlay would be judged by now. What is broken is reported, not thrown. */
public final class StatusReading {

  private final OverlayTree base;
  private final OverlayTree workTree;
  private final List<String> problems = new ArrayList<>();

  /**
   * A reading of two trees.
   *
   * @param base HEAD, whose policy judges what is staged; an empty tree where there is none
   */
  public StatusReading(OverlayTree base, OverlayTree workTree) {
    this.base = base;
    this.workTree = workTree;
  }

  /**
   * Reads it.
   *
   * @param overlay the overlay's name
   * @throws IOException where a tree cannot be read
   */
  public OverlayStatus of(String overlay, Settings settings) throws IOException {
    Optional<byte[]> remembered = base.read(Policy.PATH);
    Optional<byte[]> present = workTree.read(Policy.PATH);
    Optional<Policy> policy = policy(remembered, "in HEAD ", settings.today());
    if (!same(remembered, present)) {
      policy(present, "", settings.today());
      problems.add(
          Policy.PATH + " is not what HEAD has; what it says now counts from the next change on");
    }
    for (Exemption due : policy.orElse(Policy.DEFAULT).dueExemptions(settings.today())) {
      problems.add(due.words() + (due.expired(settings.today()) ? " HAS EXPIRED" : " ends soon"));
    }
    List<Pin> pins = pins();
    int attested = (int) pins.stream().filter(Pin::attested).count();
    return new OverlayStatus(
        overlay,
        new OverlayStatus.Root(
            settings.trustedRoot().source(),
            settings.trustedRootAge().toDays(),
            settings.trustedRootIsStale()),
        settings.indexHosts().orElse(null),
        settings.distdir().orElse(null),
        new OverlayStatus.PolicyInForce(
            policy.orElse(Policy.DEFAULT),
            policy.isPresent()
                ? Policy.PATH + " in HEAD"
                : "the defaults, for want of one in HEAD"),
        new OverlayStatus.Pins(attested, pins.size() - attested),
        problems);
  }

  private Optional<Policy> policy(Optional<byte[]> file, String where, LocalDate today) {
    try {
      return file.isPresent() ? Optional.of(Policy.parse(file.get(), today)) : Optional.empty();
    } catch (MalformedFileException e) {
      problems.add(FindingId.POLICY_MALFORMED.id() + ": " + where + e.whole());
      return Optional.empty();
    }
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || Arrays.equals(one.get(), other.get()));
  }

  private List<Pin> pins() throws IOException {
    try {
      return new Memory(workTree).everyPin();
    } catch (ConfigurationException e) {
      problems.add(String.valueOf(e.getMessage()));
      return List.of();
    }
  }
}
