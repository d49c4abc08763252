package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.ebuild.EbuildEvaluator;
import io.github.ebuildattest.engine.ebuild.EbuildText;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.ebuild.SourceUri;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.overlay.OverlayTree;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageMetadata;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.SourceHost;
import io.github.ebuildattest.engine.pypi.ArtifactClassifier;
import io.github.ebuildattest.engine.pypi.Classification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package of a tree with all its ebuilds evaluated.
 *
 * @param name the package
 * @param manifest its DIST lines; none where it cannot be read
 * @param findings what is wrong with Manifest or metadata.xml
 * @param hasPatches whether {@code files/} holds anything
 * @param ebuilds sorted by file name
 */
record EvaluatedPackage(
    PackageName name,
    Manifest manifest,
    List<Finding> findings,
    boolean hasPatches,
    List<EvaluatedEbuild> ebuilds) {

  EvaluatedPackage {
    findings = List.copyOf(findings);
    ebuilds = List.copyOf(ebuilds);
  }

  /** Evaluates packages of one tree. */
  static final class Evaluator {

    /**
     * Where it cannot be told what is inherited, the word itself decides: anywhere but in comments.
     */
    private static final Pattern SPEAKS_OF_PYPI =
        Pattern.compile("(?m)^[^#\\n]*\\bpypi\\b(?!\\.org)");

    private final OverlayTree tree;
    private final TreeEclasses eclasses;
    private final EbuildEvaluator evaluator;
    private final ArtifactClassifier classifier;

    Evaluator(OverlayTree tree) throws IOException {
      this.tree = tree;
      this.eclasses = new TreeEclasses(tree);
      this.evaluator = new EbuildEvaluator(eclasses);
      this.classifier = new ArtifactClassifier(redefinesPyPiMirror(tree));
    }

    private static boolean redefinesPyPiMirror(OverlayTree tree) throws IOException {
      return tree.read("profiles/thirdpartymirrors")
          .map(b -> new String(b, StandardCharsets.UTF_8))
          .map(t -> t.lines().anyMatch(line -> line.strip().split("\\s+")[0].equals("pypi")))
          .orElse(false);
    }

    /**
     * Evaluates all ebuilds of a package.
     *
     * @throws IOException where the tree cannot be read
     */
    EvaluatedPackage evaluate(PackageName name) throws IOException {
      PackageDirectory directory = new PackageDirectory(tree, name);
      List<Finding> findings = new ArrayList<>();
      Manifest manifest = Manifest.EMPTY;
      PackageMetadata metadata = PackageMetadata.EMPTY;
      try {
        manifest = directory.manifest();
      } catch (MalformedFileException e) {
        findings.add(Finding.at(FindingId.MANIFEST_MALFORMED, e.path(), e.line(), message(e)));
      }
      try {
        metadata = directory.metadata();
      } catch (MalformedFileException e) {
        findings.add(Finding.at(FindingId.METADATA_MALFORMED, e.path(), e.line(), message(e)));
      }
      List<EvaluatedEbuild> ebuilds = new ArrayList<>();
      for (EbuildFile file : directory.ebuilds()) {
        Optional<byte[]> bytes = tree.read(file.path());
        if (bytes.isPresent()) {
          ebuilds.add(evaluate(file, bytes.get(), manifest, metadata, findings));
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
        PackageMetadata metadata,
        List<Finding> packageFindings) {
      Evaluation evaluation =
          evaluator.evaluate(
              new EbuildText(
                  file.path(),
                  file.packageName().category(),
                  file.packageName().name(),
                  file.version(),
                  bytes));
      List<Classification> sources = new ArrayList<>();
      @Nullable String verifyRepo = null;
      if (evaluation instanceof Evaluated evaluated) {
        verifyRepo = evaluated.pypi().verifyRepo();
        for (SourceUri source : evaluated.sources()) {
          sources.add(classifier.classify(source.uri(), source.distfile(), source.useConditions()));
        }
      }
      ExpectedUpstream upstream = ExpectedUpstream.declared(verifyRepo, metadata);
      String text = new String(bytes, StandardCharsets.UTF_8);
      String sha256 = Sha256.hex(bytes);
      return new EvaluatedEbuild(
          file,
          file.path(),
          sha256,
          text.contains("files.pythonhosted.org")
              || text.contains("mirror://pypi")
              || (evaluation instanceof Refused && SPEAKS_OF_PYPI.matcher(text).find()),
          evaluation,
          sources,
          upstream,
          SourceHost.withoutPublishers(verifyRepo, metadata),
          inputs(file, sha256, evaluation, manifest, upstream, packageFindings));
    }

    private List<String> inputs(
        EbuildFile file,
        String sha256,
        Evaluation evaluation,
        Manifest manifest,
        ExpectedUpstream upstream,
        List<Finding> packageFindings) {
      List<String> inputs = new ArrayList<>();
      inputs.add("version " + file.versionWithoutRevision());
      inputs.add("upstream " + upstream.source() + " " + upstream.values());
      inputs.add("overridden " + new java.util.TreeSet<>(evaluation.overriddenEclasses()));
      packageFindings.forEach(f -> inputs.add("finding " + f));
      if (evaluation instanceof Evaluated evaluated) {
        inputs.add("inherits pypi " + evaluated.inherited().contains("pypi"));
        inputs.add("pypi " + evaluated.pypi());
        for (SourceUri source : evaluated.sources()) {
          inputs.add("source " + source);
          inputs.add(manifest.dist(source.distfile()).map(Manifest.Dist::text).orElse("no DIST"));
        }
      } else {
        inputs.add("bytes " + sha256);
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
