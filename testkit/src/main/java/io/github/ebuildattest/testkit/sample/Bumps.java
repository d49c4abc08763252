package io.github.ebuildattest.testkit.sample;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All bumps, in the order in which {@code list} prints them. */
public final class Bumps {

  private Bumps() {}

  /** All of them. */
  public static List<Bump> all() {
    return Stream.of(
            OrdinaryBumps.all(),
            ContextBumps.all(),
            UnattestedBumps.all(),
            IdentityBumps.all(),
            ForgedBumps.all(),
            OverlayBumps.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The one of this name. */
  public static Optional<Bump> named(String name) {
    return all().stream().filter(b -> b.name().equals(name)).findFirst();
  }
}
