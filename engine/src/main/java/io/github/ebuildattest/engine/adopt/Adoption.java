package io.github.ebuildattest.engine.adopt;

import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.PolicyText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the adoption of an overlay would write, and on what evidence.
 *
 * @param overlay its name
 * @param trustedRoot what was trusted: its source and its age
 * @param pinned how many packages already have a pin; they were not looked at
 * @param hasPolicy whether the overlay already has a policy file, which then stays as it is
 * @param packages those without a pin, sorted by name
 */
public record Adoption(
    String overlay,
    String trustedRoot,
    int pinned,
    boolean hasPolicy,
    List<AdoptedPackage> packages) {

  public Adoption {
    packages = List.copyOf(packages);
  }

  /** The packages in one state. */
  public List<AdoptedPackage> with(AdoptedPackage.State state) {
    return packages.stream().filter(p -> p.state() == state).toList();
  }

  /**
   * Whether a policy is written: there is none, and at least one package could be checked, if there
   * are any.
   */
  public boolean writesPolicy() {
    return !hasPolicy
        && (packages.isEmpty()
            || packages.stream().anyMatch(p -> p.state() != AdoptedPackage.State.NOT_CHECKED));
  }

  /** The files to write: path in the overlay to text. None of them exists yet. */
  public Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (AdoptedPackage adopted : packages) {
      if (adopted.pin() != null) {
        files.put(adopted.pinPath(), adopted.pin());
      }
    }
    if (writesPolicy()) {
      files.put(Policy.PATH, PolicyText.DEFAULTS);
    }
    return files;
  }
}
