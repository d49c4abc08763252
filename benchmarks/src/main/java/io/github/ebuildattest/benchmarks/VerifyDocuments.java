package io.github.ebuildattest.benchmarks;

import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.SubjectFile;
import io.github.ebuildattest.engine.attestation.TrustedRoot;
import io.github.ebuildattest.engine.attestation.TrustedRootUnreadableException;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Verifications of one provenance a second, warm, by one verifier that its threads share: every
 * check of the engine, and sigstore-java's vote.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class VerifyDocuments {

  private static final String FILE = "heron_parser-1.2.0.tar.gz";
  private static final byte[] BYTES = "an archive".getBytes(StandardCharsets.US_ASCII);
  private static final Instant TIME = Instant.parse("2025-03-04T05:06:07Z");

  private final PrivateSigstore sigstore = PrivateSigstore.of("benchmarks");
  private final byte[] document =
      AttestationMaker.of(
              sigstore,
              GitHubIdentity.releasing("heronry/heron-parser", "4711", "42", "1.2.0"),
              FILE,
              BYTES,
              TIME)
          .provenanceJson()
          .getBytes(StandardCharsets.UTF_8);
  private final SubjectFile file = new SubjectFile(FILE, sha256());
  private ProvenanceVerifier verifier = verifier();

  private ProvenanceVerifier verifier() {
    try {
      return new ProvenanceVerifier(
          TrustedRoot.parse(
              sigstore.trustedRootJson().getBytes(StandardCharsets.UTF_8), "testkit", TIME));
    } catch (TrustedRootUnreadableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What is measured must pass, or it measures an early refusal. */
  @Setup
  public void passes() {
    verifier = verifier();
    if (!verifier.verify(document, file).verified()) {
      throw new IllegalStateException("the document does not verify");
    }
  }

  /** One thread. */
  @Benchmark
  @Threads(1)
  public ProvenanceResult one() {
    return verifier.verify(document, file);
  }

  /** Two threads. */
  @Benchmark
  @Threads(2)
  public ProvenanceResult two() {
    return verifier.verify(document, file);
  }
}
