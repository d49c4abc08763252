package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.OverlayTree;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.overlay.WorkTree;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.Identity;
import io.github.ebuildattest.engine.policy.Pin;
import io.github.ebuildattest.engine.pypi.Classification;
import io.github.ebuildattest.engine.report.ShownEbuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the evaluator reads out of the ebuilds of a work tree, nothing judged. */
public final class Shown {

  private final OverlayTree tree;
  private final Memory memory;
  private final EvaluatedPackage.Evaluator evaluator;

  private Shown(Path overlay) throws IOException {
    this.tree = new WorkTree(overlay);
    this.memory = Memory.present(tree);
    this.evaluator = new EvaluatedPackage.Evaluator(tree);
  }

  /**
   * All PyPI ebuilds of an overlay, and any that cannot be decided.
   *
   * @throws ConfigurationException where a pin or the overlay cannot be read
   */
  public static List<ShownEbuild> all(Path overlay) throws ConfigurationException {
    try {
      Shown shown = new Shown(overlay);
      List<ShownEbuild> ebuilds = new ArrayList<>();
      for (PackageDirectory directory : PackageDirectory.all(shown.tree)) {
        for (EvaluatedEbuild ebuild : shown.evaluator.evaluate(directory.name()).ebuilds()) {
          if (ebuild.isPyPiEbuild() || ebuild.evaluation() instanceof Refused) {
            ebuilds.add(shown.show(ebuild));
          }
        }
      }
      return ebuilds;
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigurationException("the overlay cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Some ebuilds of an overlay, by their files.
   *
   * @throws ConfigurationException where one is no ebuild of it, or cannot be read
   */
  public static List<ShownEbuild> of(Path overlay, List<Path> files) throws ConfigurationException {
    Set<PackageName> packages = new TreeSet<>();
    Set<String> paths = new TreeSet<>();
    for (Path file : files) {
      EbuildFile ebuild = OverlayPaths.ebuild(overlay, file);
      packages.add(ebuild.packageName());
      paths.add(ebuild.path());
    }
    try {
      Shown shown = new Shown(overlay);
      List<ShownEbuild> ebuilds = new ArrayList<>();
      for (PackageName name : packages) {
        for (EvaluatedEbuild ebuild : shown.evaluator.evaluate(name).ebuilds()) {
          if (paths.contains(ebuild.path())) {
            ebuilds.add(shown.show(ebuild));
          }
        }
      }
      return ebuilds;
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigurationException("the overlay cannot be read: " + e.getMessage(), e);
    }
  }

  private ShownEbuild show(EvaluatedEbuild ebuild) throws IOException, ConfigurationException {
    PackageName name = ebuild.file().packageName();
    ExpectedUpstream upstream = upstream(ebuild, memory.pin(name));
    String srcUri = "";
    ShownEbuild.@Nullable Variables pypi = null;
    ShownEbuild.@Nullable Refusal refusal = null;
    if (ebuild.evaluation() instanceof Evaluated evaluated) {
      srcUri = evaluated.srcUri();
      pypi =
          new ShownEbuild.Variables(
              evaluated.pypi().pn(), evaluated.pypi().noNormalize(), evaluated.pypi().verifyRepo());
    } else if (ebuild.evaluation() instanceof Refused refused) {
      refusal = new ShownEbuild.Refusal(refused.reason(), refused.line());
    }
    return new ShownEbuild(
        ebuild.path(),
        name.toString(),
        ebuild.file().version(),
        ebuild.evaluation().inherited(),
        srcUri,
        ebuild.sources().stream().map(Classification::artifact).toList(),
        pypi,
        upstream.known() ? String.join(" ", upstream.values()) : null,
        upstream.source().label(),
        refusal);
  }

  private static ExpectedUpstream upstream(EvaluatedEbuild ebuild, Optional<Pin> pin) {
    if (ebuild.upstream().known() || pin.isEmpty() || pin.get().identities().isEmpty()) {
      return ebuild.upstream();
    }
    List<String> pinned =
        pin.get().identities().stream()
            .map(Identity::upstream)
            .distinct()
            .collect(Collectors.toList());
    return new ExpectedUpstream(pinned, ExpectedUpstream.Source.PIN, List.of());
  }
}
