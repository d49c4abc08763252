package io.github.ebuildattest.engine.ebuild;

import java.util.List;
import java.util.Set;

/**
 * The ebuild uses a construct whose outcome cannot be known without running it, and that outcome
 * reaches its sources.
 *
 * @param inherited see {@link Evaluation#inherited}
 * @param overriddenEclasses see {@link Evaluation#overriddenEclasses}
 * @param overlayEclasses see {@link Evaluation#overlayEclasses}
 * @param reason one sentence: what, why it matters, what to do
 * @param line of the ebuild, from 1; for a construct in an eclass, the line that inherits it; 0
 *     where it is about the file as a whole
 * @param construct the text that cannot be evaluated, shortened; it is the ebuild's, so untrusted
 */
public record Refused(
    List<String> inherited,
    Set<String> overriddenEclasses,
    Set<String> overlayEclasses,
    String reason,
    int line,
    String construct)
    implements Evaluation {

  public Refused {
    inherited = List.copyOf(inherited);
    overriddenEclasses = Set.copyOf(overriddenEclasses);
    overlayEclasses = Set.copyOf(overlayEclasses);
  }
}
