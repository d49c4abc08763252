package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.digest.Sha256;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinMend;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pins of one tree: by package, and by PyPI project wherever the package lies. */
public final class Memory {

  private final OverlayTree tree;
  private final OverlayTree judged;
  private final boolean asking;
  private @Nullable List<Pin> all;
  private @Nullable Map<String, List<Pin>> byProject;

  /**
   * A memory.
   *
   * @param tree the tree that is remembered
   * @param judged the tree in which a pin that cannot be read may have been mended
   * @param asking whether a human is being asked, so that a mended pin may still lack its decision
   */
  public Memory(OverlayTree tree, OverlayTree judged, boolean asking) {
    this.tree = tree;
    this.judged = judged;
    this.asking = asking;
  }

  /** The pins of a single tree, each of which has to be readable. */
  public Memory(OverlayTree tree) {
    this(tree, OverlayTree.EMPTY, false);
  }

  /**
   * A package's own pin.
   *
   * @throws ConfigurationException where it cannot be read and was not mended; it never counts as
   *     absent
   */
  public Optional<Pin> pin(PackageName name) throws IOException, ConfigurationException {
    return read(path(name));
  }

  /** How a package's own pin was mended, or empty where it could be read. */
  public Optional<PinMend> mend(PackageName name) throws IOException, ConfigurationException {
    String path = path(name);
    Optional<byte[]> bytes = tree.read(path);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      Pin.parse(path, bytes.get());
      return Optional.empty();
    } catch (MalformedFileException e) {
      return Optional.of(mend(path, bytes.get(), e));
    }
  }

  /** The bytes of a package's own pin, or empty where it has none. */
  public Optional<byte[]> text(PackageName name) throws IOException {
    return tree.read(path(name));
  }

  private static String path(PackageName name) {
    return name.directory() + "/" + Pin.FILE_NAME;
  }

  /**
   * Every pin that remembers a project, wherever it lies, so that moving a package forgets nothing.
   */
  public List<Pin> pinsOf(String project) throws IOException, ConfigurationException {
    return byProject().getOrDefault(project, List.of());
  }

  /** Read once, by whichever thread comes first. */
  private synchronized Map<String, List<Pin>> byProject()
      throws IOException, ConfigurationException {
    Map<String, List<Pin>> index = byProject;
    if (index == null) {
      index = new HashMap<>();
      for (Pin pin : all()) {
        Set<String> projects = new LinkedHashSet<>(Set.of(pin.project()));
        pin.identities().stream()
            .map(Identity::project)
            .filter(other -> !other.isEmpty())
            .forEach(projects::add);
        for (String project : projects) {
          index.computeIfAbsent(project, p -> new ArrayList<>()).add(pin);
        }
      }
      byProject = index;
    }
    return index;
  }

  /** How many packages have a pin. */
  public int count() throws IOException, ConfigurationException {
    return all().size();
  }

  /** Every pin of the tree. */
  public List<Pin> everyPin() throws IOException, ConfigurationException {
    return List.copyOf(all());
  }

  /** Read once, by whichever thread comes first. */
  private synchronized List<Pin> all() throws IOException, ConfigurationException {
    List<Pin> pins = all;
    if (pins == null) {
      pins = new ArrayList<>();
      List<Finding> unreadable = new ArrayList<>();
      // exactly the places that are judged
      for (PackageDirectory directory : PackageDirectory.named(tree)) {
        try {
          pin(directory.name()).ifPresent(pins::add);
        } catch (ConfigurationException e) {
          unreadable.addAll(e.findings());
        }
      }
      if (!unreadable.isEmpty()) {
        throw new ConfigurationException(unreadable);
      }
      all = pins;
    }
    return pins;
  }

  private Optional<Pin> read(String path) throws IOException, ConfigurationException {
    Optional<byte[]> bytes = tree.read(path);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pin.parse(path, bytes.get()));
    } catch (MalformedFileException e) {
      return Optional.of(mend(path, bytes.get(), e).mended());
    }
  }

  private PinMend mend(String path, byte[] unreadable, MalformedFileException why)
      throws IOException, ConfigurationException {
    Optional<byte[]> now = judged.read(path);
    if (now.isEmpty()) {
      throw malformed(why, String.valueOf(why.getMessage()));
    }
    try {
      PinMend mend = PinMend.of(path, Sha256.hex(unreadable), now.get());
      if (mend.decided() || asking) {
        return mend;
      }
      throw malformed(
          why,
          "in the base "
              + why.getMessage()
              + "; the change mends it without a decision: ebuild-attest accept "
              + path.substring(0, path.lastIndexOf('/'))
              + " --reason TEXT records one");
    } catch (MalformedFileException e) {
      throw malformed(e, String.valueOf(e.getMessage()));
    }
  }

  private static ConfigurationException malformed(MalformedFileException why, String message) {
    return new ConfigurationException(
        Finding.at(FindingId.PIN_MALFORMED, why.path(), why.line(), message));
  }
}
