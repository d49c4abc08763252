package io.github.ebuildattest.engine.ebuild.gentoo;

import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The eclasses of one evaluation: where their texts come from, and what inheriting them showed. */
public final class Eclasses {
  final EclassSource source;

  /** Those inherited that the overlay ships itself. */
  public final Set<String> overlay = new TreeSet<>();

  /** Of {@code pypi} and {@code cargo}, those inherited that the overlay ships itself. */
  public final Set<String> overridden = new TreeSet<>();

  /** What pypi.eclass saw when it was inherited, or null. */
  public @Nullable PypiVariables pypi;

  /** The first of those inherited that may have set anything, or null. */
  public @Nullable Unknown unknown;

  public Eclasses(EclassSource source) {
    this.source = source;
  }

  /** Learns of an eclass that may set anything. */
  void unknown(Unknown why) {
    if (unknown == null) {
      unknown = why;
    }
  }

  /** Whether an eclass was inherited and is the one that is built in. */
  boolean builtIn(String eclass, Environment environment) {
    return environment.inherited.contains(eclass) && !overlay.contains(eclass);
  }

  /** An eclass of another repository that may have set a variable, or null. */
  @Nullable String thatMaySet(String variable, Environment environment) {
    if (ReservedVariables.ours(variable)) {
      return null;
    }
    return environment.inherited.stream()
        .filter(eclass -> !overlay.contains(eclass))
        .filter(eclass -> KnownEclasses.maySet(Set.of(eclass), variable))
        .findFirst()
        .orElse(null);
  }
}
