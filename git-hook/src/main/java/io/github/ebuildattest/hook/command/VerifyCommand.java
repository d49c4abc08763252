package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.hook.option.FormatOptions;
import io.github.ebuildattest.hook.option.TrustedRootOption;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.NamedFile;
import io.github.ebuildattest.hook.process.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies one file against its provenance, offline, without an overlay and without pins. */
@Command(
    name = "verify",
    description = "Verifies one local file against its provenance, offline and without pins.")
public final class VerifyCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(paramLabel = "DIST", description = "A wheel or sdist, named as on PyPI.")
  private @Nullable Path distribution;

  @ArgGroup(multiplicity = "1")
  private @Nullable Evidence evidence;

  @Option(
      names = "--upstream",
      required = true,
      paramLabel = "URL|gcp:EMAIL",
      description =
          "Who must have built it: the repository's URL as the certificate has it, case too,"
              + " or a Google Cloud service account.")
  private String upstream = "";

  @Mixin private final TrustedRootOption trustedRoot = new TrustedRootOption();
  @Mixin private final FormatOptions formats = new FormatOptions();

  public VerifyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The document to verify: exactly one. */
  private static final class Evidence {
    @Option(
        names = "--provenance",
        required = true,
        paramLabel = "FILE",
        description = "What PyPI's Integrity API serves for the file.")
    private @Nullable Path provenance;

    @Option(
        names = "--attestation",
        required = true,
        paramLabel = "FILE",
        description = "One bare attestation; it names no publisher to compare with.")
    private @Nullable Path attestation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    formats.check();
    if (distribution == null || evidence == null || upstream.isEmpty()) {
      throw new ConfigurationException("A file, its evidence and an upstream must be named.");
    }
    NamedFile.regular(distribution);
    Document document = document(evidence);
    TrustedRoot root = trustedRoot.read(invocation);
    SubjectFile file = new SubjectFile(fileName(distribution), sha256(distribution));
    Verification verification =
        Verification.of(file, ExpectedUpstream.given(upstream), root, document.judge(root, file));
    formats.write(
        invocation,
        (kind, style) ->
            switch (kind) {
              case TEXT -> verification.text(style, invocation.clock());
              case JSON -> verification.json(Version.number());
            });
    return ExitCode.of(verification.findings());
  }

  /** A document that the verifier has yet to judge. */
  private interface Document {
    ProvenanceResult judge(TrustedRoot root, SubjectFile file);
  }

  private static Document document(Evidence evidence) throws ConfigurationException {
    if (evidence.provenance != null) {
      byte[] bytes = NamedFile.read(evidence.provenance, ProvenanceVerifier.LARGEST_DOCUMENT);
      return (root, file) -> new ProvenanceVerifier(root).verify(bytes, file);
    }
    if (evidence.attestation != null) {
      byte[] bytes = NamedFile.read(evidence.attestation, ProvenanceVerifier.LARGEST_DOCUMENT);
      return (root, file) -> new ProvenanceVerifier(root).verifyAttestation(bytes, file);
    }
    throw new ConfigurationException("--provenance or --attestation must be named.");
  }

  private static String fileName(Path distribution) throws ConfigurationException {
    Path name = distribution.getFileName();
    if (name == null) {
      throw new ConfigurationException(distribution + " is not a file.");
    }
    return name.toString();
  }

  private static String sha256(Path distribution) throws ConfigurationException {
    try {
      return FileDigests.sha256(distribution);
    } catch (IOException e) {
      throw NamedFile.unreadable(distribution, e);
    }
  }
}
