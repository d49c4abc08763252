package io.github.ebuildattest.engine.ebuild;

import io.github.ebuildattest.engine.ebuild.gentoo.PypiVariables;
import java.util.List;
import java.util.Set;

/**
 * What bash would have computed from an ebuild's global scope.
 *
 * @param inherited see {@link Evaluation#inherited}
 * @param overriddenEclasses see {@link Evaluation#overriddenEclasses}
 * @param overlayEclasses see {@link Evaluation#overlayEclasses}
 * @param srcUri SRC_URI (PMS 7.3), its tokens separated by one space; empty where there is none
 * @param sources the URIs in SRC_URI, in order
 * @param pypi the variables that pypi.eclass read
 * @param homepage HOMEPAGE, its tokens separated by one space; empty where there is none, or where
 *     its value depends on what is not known
 * @param version PV: the version without revision (PMS 11.1)
 */
public record Evaluated(
    List<String> inherited,
    Set<String> overriddenEclasses,
    Set<String> overlayEclasses,
    String srcUri,
    List<SourceUri> sources,
    PypiVariables pypi,
    String homepage,
    String version)
    implements Evaluation {

  public Evaluated {
    inherited = List.copyOf(inherited);
    overriddenEclasses = Set.copyOf(overriddenEclasses);
    overlayEclasses = Set.copyOf(overlayEclasses);
    sources = List.copyOf(sources);
  }
}
