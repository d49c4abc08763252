package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.config.IndexAccess;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.source.SourceResult;
import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.tree.CommitHosts;
import io.github.ebuildattest.hook.option.FormatOptions;
import io.github.ebuildattest.hook.option.IndexOptions;
import io.github.ebuildattest.hook.option.TrustedRootOption;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.NamedFile;
import io.github.ebuildattest.hook.process.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds one file against the commit that its provenance names, without an overlay and pins. */
@Command(
    name = "compare",
    description =
        "Compares one local file with the commit that its provenance names, file by file.")
public final class CompareCommand implements Callable<Integer> {

  private static final Duration USUAL = Duration.ofMinutes(2);

  private final Invocation invocation;

  @Parameters(paramLabel = "FILE", description = "A wheel or sdist, named as on PyPI.")
  private @Nullable Path distribution;

  @Option(
      names = "--provenance",
      required = true,
      paramLabel = "P",
      description = "What PyPI's Integrity API serves for the file.")
  private @Nullable Path provenance;

  @Mixin private final TrustedRootOption trustedRoot = new TrustedRootOption();
  @Mixin private final IndexOptions access = new IndexOptions();
  @Mixin private final FormatOptions formats = new FormatOptions();

  public CompareCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    formats.check();
    if (distribution == null || provenance == null) {
      throw new ConfigurationException("A file and its provenance must be named.");
    }
    String fileName = String.valueOf(NamedFile.regular(distribution).getFileName());
    DistributionFileName name =
        DistributionFileName.parse(fileName)
            .filter(parsed -> ArchiveContents.reads(fileName))
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        fileName + " is not named as a wheel or an sdist on PyPI is."));
    byte[] document = NamedFile.read(provenance, ProvenanceVerifier.LARGEST_DOCUMENT);
    TrustedRoot root = trustedRoot.read(invocation);
    CommitHosts hosts =
        IndexAccess.in(
                invocation.directory(),
                access.given(null, null),
                invocation.environment(),
                invocation.clock(),
                Version.number())
            .commits(USUAL);
    SubjectFile file = new SubjectFile(fileName, sha256(distribution));
    ProvenanceResult attested = new ProvenanceVerifier(root).verify(document, file);
    Comparison comparison =
        new Comparison(file, root, attested, compare(distribution, name, attested, hosts));
    formats.write(
        invocation,
        (kind, style) ->
            switch (kind) {
              case TEXT -> comparison.text(style);
              case JSON -> comparison.json(Version.number());
            });
    return comparison.exitCode();
  }

  private static SourceResult compare(
      Path distribution, DistributionFileName name, ProvenanceResult attested, CommitHosts hosts)
      throws ConfigurationException {
    @Nullable Claims claims =
        attested.attestations().stream()
            .map(AttestationResult::claims)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    try {
      return SourceResult.of(distribution, name, claims, hosts);
    } catch (IOException e) {
      throw NamedFile.unreadable(distribution, e);
    }
  }

  private static String sha256(Path distribution) throws ConfigurationException {
    try {
      return FileDigests.sha256(distribution);
    } catch (IOException e) {
      throw NamedFile.unreadable(distribution, e);
    }
  }
}
