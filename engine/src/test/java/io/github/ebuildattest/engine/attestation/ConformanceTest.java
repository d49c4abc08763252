package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All of Sigstore's conformance vectors, by the engine's own steps and by sigstore-java as the
 * engine configures it: accepted is what neither refuses.
 */
class ConformanceTest {

  /** Good vectors that are refused here, and why. */
  private static final Map<String, String> REFUSED_ALL_THE_SAME =
      Map.of(
          "rekor2-dsse-happy-path",
          "the statement is logged as a hashedrekord, which no step here can compare with it",
          "intoto-with-custom-trust-root",
          "the log entry is of the kind intoto, which PyPI's publishers never used",
          "managed-key-happy-path",
          "a bare key without certificate names nobody",
          "managed-key-and-trusted-root",
          "a bare key without certificate names nobody");

  @Test
  void every_vector_ends_as_its_name_says_apart_from_those_that_are_named() throws Exception {
    Map<String, Boolean> wrong = new TreeMap<>();
    List<Path> vectors = vectors();
    for (Path vector : vectors) {
      String name = vector.getFileName().toString();
      boolean expected = !name.endsWith("_fail") && !REFUSED_ALL_THE_SAME.containsKey(name);
      boolean accepted = accepted(vector);
      if (accepted != expected) {
        wrong.put(name, accepted);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(vectors).hasSize(70);
    assertThat(vectors)
        .extracting(v -> v.getFileName().toString())
        .containsAll(REFUSED_ALL_THE_SAME.keySet());
  }

  private static boolean accepted(Path directory) throws Exception {
    SigstoreVector vector;
    try {
      vector = SigstoreVector.of(directory);
    } catch (TrustedRootUnreadableException e) {
      return false;
    }
    return vector.findings().isEmpty() && vector.acceptedByLibrary();
  }

  private static List<Path> vectors() throws IOException {
    try (Stream<Path> all =
        Files.list(RealDocuments.path("").resolve("../conformance").normalize())) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }
}
