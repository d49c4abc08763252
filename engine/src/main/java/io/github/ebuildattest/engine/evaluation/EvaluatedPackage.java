package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.digest.Sha256;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.ebuild.SourceUri;
import io.github.ebuildattest.engine.ebuild.TopLevel;
import io.github.ebuildattest.engine.ebuild.gentoo.PypiVariables;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.overlay.MetadataCache;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageMetadata;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.SourceHost;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package of a tree with all its ebuilds evaluated.
 *
 * @param name the package
 * @param manifest its DIST lines; empty where the file cannot be read
 * @param findings what is wrong with Manifest or metadata.xml
 * @param hasPatches whether {@code files/} holds anything
 * @param ebuilds sorted by file name
 */
public record EvaluatedPackage(
    PackageName name,
    Manifest manifest,
    List<Finding> findings,
    boolean hasPatches,
    List<EvaluatedEbuild> ebuilds) {

  public EvaluatedPackage {
    findings = List.copyOf(findings);
    ebuilds = List.copyOf(ebuilds);
  }

  /** Of the ebuilds that fetch a file from PyPI, the one with the highest version there. */
  public Optional<EvaluatedEbuild> newestFromPyPi() {
    return ebuilds.stream()
        .filter(e -> !e.pypiFiles().isEmpty())
        .max(
            Comparator.comparing(
                e -> Pep440Version.parse(e.pypiVersion()).orElse(null),
                Comparator.nullsFirst(Comparator.naturalOrder())));
  }

  /**
   * Files of one package parsed in one tree, for reuse in another where they are the same. For one
   * thread.
   */
  public static final class Parsed {

    private final LastParsed<Manifest> manifests =
        new LastParsed<>(Manifest::parse, Manifest.EMPTY);
    private final LastParsed<PackageMetadata> metadata =
        new LastParsed<>(PackageMetadata::parse, PackageMetadata.EMPTY);
  }

  /** Evaluates packages of one tree. Safe for use by many threads. */
  public static final class Evaluator {

    private final OverlayTree tree;
    private final TreeEclasses eclasses;
    private final EbuildReader reader;

    public Evaluator(OverlayTree tree) throws IOException {
      this.tree = tree;
      this.eclasses = new TreeEclasses(tree);
      this.reader = new EbuildReader(tree, eclasses);
    }

    /**
     * Evaluates all ebuilds of a package.
     *
     * @throws IOException where the tree cannot be read
     */
    public EvaluatedPackage evaluate(PackageName name) throws IOException {
      return evaluate(name, new Parsed());
    }

    /**
     * Evaluates all ebuilds of a package.
     *
     * @param parsed what was parsed of the same package in another tree
     * @throws IOException where the tree cannot be read
     */
    public EvaluatedPackage evaluate(PackageName name, Parsed parsed) throws IOException {
      PackageDirectory directory = new PackageDirectory(tree, name);
      List<Finding> findings = new ArrayList<>();
      Manifest manifest = Manifest.EMPTY;
      PackageMetadata declared = PackageMetadata.EMPTY;
      try {
        manifest = parsed.manifests.read(tree, directory.path("Manifest"));
      } catch (MalformedFileException e) {
        findings.add(Finding.at(FindingId.MANIFEST_MALFORMED, e.path(), e.line(), message(e)));
      }
      try {
        declared = parsed.metadata.read(tree, directory.path("metadata.xml"));
      } catch (MalformedFileException e) {
        findings.add(Finding.at(FindingId.METADATA_MALFORMED, e.path(), e.line(), message(e)));
      }
      List<EvaluatedEbuild> ebuilds = new ArrayList<>();
      for (EbuildFile file : directory.ebuilds()) {
        Optional<byte[]> bytes = tree.read(file.path());
        if (bytes.isPresent()) {
          ebuilds.add(evaluate(file, bytes.get(), manifest, declared, findings));
        }
      }
      boolean patches = !tree.list(directory.path("files")).isEmpty();
      return new EvaluatedPackage(name, manifest, findings, patches, ebuilds);
    }

    private static String message(MalformedFileException e) {
      return String.valueOf(e.getMessage());
    }

    private EvaluatedEbuild evaluate(
        EbuildFile file,
        byte[] bytes,
        Manifest manifest,
        PackageMetadata declared,
        List<Finding> packageFindings)
        throws IOException {
      Optional<MetadataCache.Entry> cached = MetadataCache.entry(tree, file);
      EbuildSources ebuild = reader.read(file, bytes, CachedSources.namePyPi(cached));
      @Nullable String verifyRepo =
          ebuild.evaluation() instanceof Evaluated evaluated ? evaluated.pypi().verifyRepo() : null;
      ExpectedUpstream upstream = ExpectedUpstream.declared(verifyRepo, declared);
      Optional<CachedSources.Disagreement> cache = CachedSources.disagreement(cached, ebuild);
      List<Finding> problems = new ArrayList<>(packageFindings);
      cache.ifPresent(c -> problems.add(c.finding()));
      return new EvaluatedEbuild(
          ebuild,
          manifest,
          upstream,
          cache,
          SourceHost.withoutPublishers(verifyRepo, declared),
          inputs(ebuild, manifest, upstream, problems));
    }

    private List<String> inputs(
        EbuildSources ebuild,
        Manifest manifest,
        ExpectedUpstream upstream,
        List<Finding> problems) {
      Evaluation evaluation = ebuild.evaluation();
      List<String> inputs = new ArrayList<>();
      inputs.add("version " + ebuild.file().versionWithoutRevision());
      inputs.add("upstream " + upstream.source() + " " + upstream.values());
      inputs.add("overridden " + new java.util.TreeSet<>(evaluation.overriddenEclasses()));
      problems.forEach(f -> inputs.add("finding " + f));
      if (evaluation instanceof Evaluated evaluated) {
        inputs.add("inherits pypi " + evaluated.inherited().contains("pypi"));
        PypiVariables pypi = evaluated.pypi();
        inputs.add("pypi " + pypi.pn() + " " + pypi.noNormalize() + " " + pypi.verifyRepo());
        inputs.add("sources " + evaluated.srcUri());
        // the same address may lead elsewhere once the overlay redefines a mirror
        for (Classification source : ebuild.sources()) {
          if (source instanceof Classification.Disguised disguised) {
            inputs.add("disguised " + disguised.finding());
          }
        }
        for (SourceUri source : evaluated.sources()) {
          inputs.add(manifest.dist(source.distfile()).map(Manifest.Dist::text).orElse("no DIST"));
        }
      } else {
        String text = new String(ebuild.bytes(), StandardCharsets.UTF_8);
        String plain = TopLevel.withoutPlainVariables(text);
        // bytes that are not text are told apart as they are
        byte[] concerning =
            Arrays.equals(text.getBytes(StandardCharsets.UTF_8), ebuild.bytes())
                ? plain.getBytes(StandardCharsets.UTF_8)
                : ebuild.bytes();
        inputs.add("bytes " + Sha256.hex(concerning));
        for (String eclass : new java.util.TreeSet<>(evaluation.overlayEclasses())) {
          inputs.add("eclass " + eclass + " " + eclassDigest(eclass));
        }
        manifest.dists().values().forEach(d -> inputs.add(d.text()));
      }
      return inputs;
    }

    private String eclassDigest(String eclass) {
      return eclasses
          .text(eclass)
          .map(t -> Sha256.hex(t.getBytes(StandardCharsets.UTF_8)))
          .orElse("");
    }
  }
}
