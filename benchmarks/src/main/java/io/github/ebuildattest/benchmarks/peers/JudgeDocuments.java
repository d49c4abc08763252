package io.github.ebuildattest.benchmarks.peers;

import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a list of documents in one process. The list has one line per document, separated by tabs:
 * a name, {@code provenance} or {@code attestation}, the trusted root, the distribution, the
 * document. The answer on standard output has one line per document, too: the name, a tab, and
 * {@code pass} or the finding ids separated by commas.
 */
public final class JudgeDocuments {

  private final Map<Path, ProvenanceVerifier> verifiers = new HashMap<>();

  private JudgeDocuments() {}

  /** Judges the list in the file that the only argument names. */
  public static void main(String[] arguments)
      throws IOException, TrustedRootUnreadableException, NoSuchAlgorithmException {
    JudgeDocuments judge = new JudgeDocuments();
    StringBuilder answers = new StringBuilder();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] columns = line.split("\t", -1);
      answers.append(columns[0]).append('\t').append(judge.judge(columns)).append('\n');
    }
    System.out.print(answers);
  }

  private String judge(String[] columns)
      throws IOException, TrustedRootUnreadableException, NoSuchAlgorithmException {
    Path root = Path.of(columns[2]);
    ProvenanceVerifier verifier = verifiers.get(root);
    if (verifier == null) {
      verifier = new ProvenanceVerifier(TrustedRoot.read(root));
      verifiers.put(root, verifier);
    }
    Path distribution = Path.of(columns[3]);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(distribution));
    SubjectFile file =
        new SubjectFile(distribution.getFileName().toString(), HexFormat.of().formatHex(digest));
    byte[] document = Files.readAllBytes(Path.of(columns[4]));
    ProvenanceResult result =
        columns[1].equals("attestation")
            ? verifier.verifyAttestation(document, file)
            : verifier.verify(document, file);
    return result.verified() ? "pass" : ids(result);
  }

  private static String ids(ProvenanceResult result) {
    return Stream.concat(
            result.findings().stream(),
            result.attestations().stream().flatMap(a -> a.findings().stream()))
        .map(Finding::id)
        .map(id -> id.id())
        .distinct()
        .collect(Collectors.joining(","));
  }
}
