package io.github.ebuildattest.engine.listing;

import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.evaluation.EbuildReader;
import io.github.ebuildattest.engine.evaluation.EbuildSources;
import io.github.ebuildattest.engine.evaluation.PyPiHints;
import io.github.ebuildattest.engine.evaluation.TreeEclasses;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.OverlayPaths;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageMetadata;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.tree.WorkTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists what the evaluator reads in the ebuilds of a work tree; nothing is judged. */
public final class EbuildListing {

  private final OverlayTree tree;
  private final Memory memory;
  private final TreeEclasses eclasses;
  private final EbuildReader reader;

  private EbuildListing(Path overlay) throws IOException {
    this.tree = new WorkTree(overlay);
    this.memory = new Memory(tree);
    this.eclasses = new TreeEclasses(tree);
    this.reader = new EbuildReader(tree, eclasses);
  }

  /**
   * All PyPI ebuilds of an overlay, and any that may be one and cannot be evaluated. An ebuild
   * whose text does not hint at PyPI is skipped, unless its package has a pin.
   *
   * @throws ConfigurationException where a pin or the overlay cannot be read
   */
  public static List<ListedEbuild> all(Path overlay) throws ConfigurationException {
    try {
      EbuildListing listing = new EbuildListing(overlay);
      PyPiHints hints = new PyPiHints(listing.eclasses.all());
      List<OfPackage> ebuilds =
          PackageDirectory.named(listing.tree).parallelStream()
              .flatMap(directory -> listing.concerned(directory, hints).stream())
              .toList();
      return listing.list(ebuilds);
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigurationException("the overlay cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The given ebuilds of an overlay.
   *
   * @throws ConfigurationException where one is not an ebuild of the overlay, or cannot be read
   */
  public static List<ListedEbuild> of(Path overlay, List<Path> files)
      throws ConfigurationException {
    Set<EbuildFile> named = new TreeSet<>(Comparator.comparing(EbuildFile::path));
    for (Path file : files) {
      named.add(OverlayPaths.ebuild(overlay, file));
    }
    try {
      EbuildListing listing = new EbuildListing(overlay);
      return listing.list(listing.read(named));
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigurationException("the overlay cannot be read: " + e.getMessage(), e);
    }
  }

  /** An ebuild, and what its package's metadata.xml says. */
  private record OfPackage(EbuildSources ebuild, PackageMetadata metadata) {}

  private List<OfPackage> concerned(PackageDirectory directory, PyPiHints hints) {
    try {
      List<EbuildFile> files = directory.ebuilds();
      boolean pinned = !files.isEmpty() && memory.text(directory.name()).isPresent();
      List<EbuildSources> found = new ArrayList<>();
      for (EbuildFile file : files) {
        Optional<byte[]> bytes = tree.read(file.path());
        if (bytes.isPresent()
            && (pinned || hints.in(new String(bytes.get(), StandardCharsets.UTF_8)))) {
          EbuildSources ebuild = reader.read(file, bytes.get());
          if (pinned || ebuild.isPyPiEbuild() || ebuild.evaluation() instanceof Refused) {
            found.add(ebuild);
          }
        }
      }
      return ofPackage(directory, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<OfPackage> ofPackage(PackageDirectory directory, List<EbuildSources> ebuilds)
      throws IOException {
    if (ebuilds.isEmpty()) {
      return List.of();
    }
    PackageMetadata metadata = metadata(directory);
    return ebuilds.stream().map(e -> new OfPackage(e, metadata)).toList();
  }

  /** A metadata.xml that cannot be read declares nothing. */
  private static PackageMetadata metadata(PackageDirectory directory) throws IOException {
    try {
      return directory.metadata();
    } catch (MalformedFileException e) {
      return PackageMetadata.EMPTY;
    }
  }

  private List<OfPackage> read(Collection<EbuildFile> files) throws IOException {
    List<OfPackage> ebuilds = new ArrayList<>();
    for (EbuildFile file : files) {
      Optional<byte[]> bytes = tree.read(file.path());
      if (bytes.isPresent()) {
        ebuilds.addAll(
            ofPackage(
                new PackageDirectory(tree, file.packageName()),
                List.of(reader.read(file, bytes.get()))));
      }
    }
    return ebuilds;
  }

  private List<ListedEbuild> list(List<OfPackage> ebuilds)
      throws IOException, ConfigurationException {
    List<ListedEbuild> listed = new ArrayList<>();
    for (OfPackage ebuild : ebuilds) {
      listed.add(list(ebuild.ebuild(), ebuild.metadata()));
    }
    return listed;
  }

  private ListedEbuild list(EbuildSources ebuild, PackageMetadata metadata)
      throws IOException, ConfigurationException {
    String srcUri = "";
    ListedEbuild.@Nullable Variables pypi = null;
    ListedEbuild.@Nullable Refusal refusal = null;
    if (ebuild.evaluation() instanceof Evaluated evaluated) {
      srcUri = evaluated.srcUri();
      pypi =
          new ListedEbuild.Variables(
              evaluated.pypi().pn(), evaluated.pypi().noNormalize(), evaluated.pypi().verifyRepo());
    } else if (ebuild.evaluation() instanceof Refused refused) {
      refusal = new ListedEbuild.Refusal(refused.reason(), refused.line());
    }
    ExpectedUpstream upstream =
        upstream(
            ExpectedUpstream.declared(pypi == null ? null : pypi.verifyRepo(), metadata),
            memory.pin(ebuild.file().packageName()));
    return new ListedEbuild(
        ebuild.file(),
        ebuild.evaluation().inherited(),
        srcUri,
        ebuild.sources().stream().map(Classification::artifact).toList(),
        pypi,
        upstream,
        refusal);
  }

  private static ExpectedUpstream upstream(ExpectedUpstream declared, Optional<Pin> pin) {
    if (declared.known() || pin.isEmpty() || pin.get().identities().isEmpty()) {
      return declared;
    }
    List<String> pinned =
        pin.get().identities().stream()
            .map(Identity::upstream)
            .distinct()
            .collect(Collectors.toList());
    return new ExpectedUpstream(pinned, ExpectedUpstream.Source.PIN, List.of());
  }
}
