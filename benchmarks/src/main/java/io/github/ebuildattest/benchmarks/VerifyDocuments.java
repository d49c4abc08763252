package io.github.ebuildattest.benchmarks;

import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Verifications of provenances per second, warm, by one verifier that the threads share: every
 * check of the engine, and sigstore-java's vote, with the provider that the program prefers. With
 * one document, over and over, the JDK caches the certificate and the fact that its issuer's
 * signature held; with a thousand it caches none, as in a run over an overlay.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
// as the program prefers; the harness itself requests a provider before any code here could set it
@Fork(
    value = 1,
    jvmArgsAppend = "-Djava.security.properties=engine/src/test/resources/bouncy-castle.security")
public class VerifyDocuments {

  private static final byte[] BYTES = "an archive".getBytes(StandardCharsets.US_ASCII);
  private static final Instant TIME = Instant.parse("2025-03-04T05:06:07Z");

  /** How many different documents are verified in turn. */
  @Param({"1", "1000"})
  public int documents = 1;

  private List<Provenance> provenances = List.of();
  private @Nullable ProvenanceVerifier verifier;

  /** A document and the file that it is about. */
  private record Provenance(String json, SubjectFile file) {
    byte[] document() {
      return json.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Which document is next. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;
  }

  /** What is measured must pass, or an early refusal would be measured. */
  @Setup
  public void sign() throws TrustedRootUnreadableException, NoSuchAlgorithmException {
    PrivateSigstore sigstore = PrivateSigstore.of("benchmarks");
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BYTES));
    provenances =
        IntStream.range(0, documents)
            .mapToObj(number -> provenance(sigstore, "1.2." + number, sha256))
            .toList();
    verifier =
        new ProvenanceVerifier(
            TrustedRoot.parse(
                sigstore.trustedRootJson().getBytes(StandardCharsets.UTF_8), "testkit", TIME));
    for (Provenance provenance : provenances) {
      if (!verifier.verify(provenance.document(), provenance.file()).verified()) {
        throw new IllegalStateException("the document does not verify");
      }
    }
  }

  private static Provenance provenance(PrivateSigstore sigstore, String version, String sha256) {
    String file = "heron_parser-" + version + ".tar.gz";
    return new Provenance(
        AttestationMaker.of(
                sigstore,
                GitHubIdentity.releasing("heronry/heron-parser", "4711", "42", version),
                file,
                BYTES,
                TIME)
            .provenanceJson(),
        new SubjectFile(file, sha256));
  }

  /** One thread. */
  @Benchmark
  @Threads(1)
  public ProvenanceResult one(Turn turn) {
    return verify(turn);
  }

  /** Two threads. */
  @Benchmark
  @Threads(2)
  public ProvenanceResult two(Turn turn) {
    return verify(turn);
  }

  private ProvenanceResult verify(Turn turn) {
    Provenance provenance = provenances.get(turn.next++ % provenances.size());
    return Objects.requireNonNull(verifier).verify(provenance.document(), provenance.file());
  }
}
