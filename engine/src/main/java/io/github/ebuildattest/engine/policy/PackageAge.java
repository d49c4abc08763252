package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.toml.TomlFile;
import java.time.Duration;
import java.util.Set;

/**
 * The cooldown of some packages: one {@code [[cooldown]]} table of the policy.
 *
 * @param packages which they are
 * @param minimumAge how old their files have to be
 */
record PackageAge(PackageGlob packages, Duration minimumAge) {

  static PackageAge read(TomlFile table) throws MalformedFileException {
    table.only(Set.of("package", "minimum-age"));
    PackageGlob packages = PackageGlob.read(table);
    table.required("minimum-age");
    return new PackageAge(packages, Policy.age(table));
  }

  boolean matches(PackageName name) {
    return packages.matches(name);
  }
}
