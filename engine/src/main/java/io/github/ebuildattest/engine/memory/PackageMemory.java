package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinMend;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All pins of one package that count when a change is judged.
 *
 * @param base in the memory, or the one that went with the package where that comes again; or null
 * @param head in the judged tree; where that cannot be read, the memory's; or null
 * @param others in the other parents of a merge that is being committed
 * @param merged the decisions on all sides of merges; empty where no old decision is gone
 * @param gone the pin that went with the package; empty where the package stayed
 * @param mend how a pin of the memory that cannot be read was mended, or null
 * @param unreadable why the judged tree's cannot be read; else empty
 */
public record PackageMemory(
    @Nullable Pin base,
    @Nullable Pin head,
    List<Pin> others,
    List<Decision> merged,
    Optional<GonePins.GonePin> gone,
    @Nullable PinMend mend,
    List<Finding> unreadable) {

  public PackageMemory {
    others = List.copyOf(others);
    merged = List.copyOf(merged);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * The pins of a package.
   *
   * @param memory the change's
   * @param judged the pins of the judged tree
   * @param gone the pins that went with their packages
   * @param projects what the package fetches in the judged tree
   * @throws ConfigurationException where a pin that judges cannot be read
   */
  public static PackageMemory of(
      ChangeSet change,
      Memory memory,
      Memory judged,
      GonePins gone,
      PackageName name,
      Set<String> projects)
      throws IOException, ConfigurationException {
    String path = name.directory() + "/" + Pin.FILE_NAME;
    Pin remembered = memory.pin(name).orElse(null);
    Optional<GonePins.GonePin> went =
        remembered == null && comesAnew(change, memory, name, projects)
            ? gone.of(path, projects)
            : Optional.empty();
    Pin base = went.map(GonePins.GonePin::pin).orElse(remembered);
    Pin head = base;
    List<Finding> broken = List.of();
    try {
      head = judged.pin(name).orElse(null);
    } catch (ConfigurationException e) {
      // the change breaks what was readable, or adds what never was: the memory's pin goes on
      broken = e.findings();
    }
    List<Pin> others = new ArrayList<>();
    for (OverlayTree tree : change.merged()) {
      new Memory(tree, change.target(), false).pin(name).ifPresent(others::add);
    }
    return new PackageMemory(
        base,
        head,
        others,
        merged(change, base, head, others, path),
        went,
        memory.mend(name).orElse(null),
        broken);
  }

  /** Whether the memory has no such package, and no pin that names what it fetches. */
  private static boolean comesAnew(
      ChangeSet change, Memory memory, PackageName name, Set<String> projects)
      throws IOException, ConfigurationException {
    if (change.scope() == Scope.ALL
        || !new PackageDirectory(change.memory(), name).ebuilds().isEmpty()) {
      return false;
    }
    for (String project : projects) {
      if (!memory.pinsOf(project).isEmpty()) {
        return false;
      }
    }
    return !projects.isEmpty();
  }

  private static List<Decision> merged(
      ChangeSet change, @Nullable Pin base, @Nullable Pin head, List<Pin> others, String path)
      throws IOException {
    if (base == null || head == null) {
      return List.of();
    }
    boolean complete =
        base.decisions().stream().allMatch(old -> head.decisions().stream().anyMatch(old::sameAs));
    if (complete) {
      return List.of();
    }
    List<Decision> decided = new ArrayList<>();
    others.forEach(pin -> decided.addAll(pin.decisions()));
    if (!others.isEmpty()) {
      decided.addAll(base.decisions());
    }
    for (byte[] text : change.past().merged(path)) {
      decided.addAll(decisions(path, text));
    }
    return decided;
  }

  /** A pin that cannot be read decides nothing, and so excuses nothing. */
  private static List<Decision> decisions(String path, byte[] text) {
    try {
      return Pin.parse(path, text).decisions();
    } catch (MalformedFileException e) {
      return List.of();
    }
  }
}
