package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every field of a document, one at a time, and nothing signed again. */
@Tag("thorough")
class ForgedDocumentMatrixTest {

  private static final String TABLE = "forged-document.table";

  @Test
  void refuses_every_forgery_of_private_documents_for_the_reason_that_the_table_names() {
    ForgedMatrix matrix = ForgedMatrix.of(TABLE);
    ProvenanceVerifier verifier =
        ForgedDocuments.verifier(ForgedDocuments.SIGSTORE.timestampedRoot().json());
    Stream.concat(
            ExtensionForgery.identities(),
            Stream.of(ForgedDocuments.IDENTITY.withEnvironment("pypi")))
        .forEach(
            identity ->
                matrix.judge(
                    identity.subject(),
                    tree(ForgedDocuments.maker(identity).timestamped().provenanceJson()),
                    donors(identity),
                    text -> found(verifier, text, ForgedDocuments.file())));

    assertThat(matrix.forgeries()).isGreaterThan(1_500);
    assertThat(matrix.unused()).allMatch(line -> line.startsWith("publisher.claims"));
  }

  /** Another file by the same identity, and another kind of publisher. */
  private static List<JsonElement> donors(Identity identity) {
    AttestationMaker another =
        AttestationMaker.of(
            ForgedDocuments.SIGSTORE,
            identity,
            "heron_tools-7.0.tar.gz",
            "another archive".getBytes(StandardCharsets.US_ASCII),
            ForgedDocuments.TIME.plusSeconds(86_400));
    AttestationMaker stranger =
        another.withIdentity(GitHubIdentity.releasing("cuckoo/nest", "666", "13", "7.0"));
    return List.of(
        tree(another.timestamped().provenanceJson()),
        tree(stranger.timestamped().provenanceJson()));
  }

  @Test
  void refuses_every_forgery_of_real_provenances_for_the_reason_that_the_table_names() {
    ProvenanceVerifier verifier = RealDocuments.verifier("production");

    ForgedMatrix matrix =
        judged(
            ".provenance",
            (text, file) -> found(verifier, text, file),
            RealDocuments.ABI3INFO,
            RealDocuments.ABI3INFO_OLDER,
            RealDocuments.SAMPLEPROJECT,
            RealDocuments.GOOGLE);

    assertThat(matrix.forgeries()).isGreaterThan(1_500);
  }

  @Test
  void refuses_every_forgery_of_real_bare_attestations_for_the_reason_that_the_table_names() {
    ProvenanceVerifier verifier = RealDocuments.verifier("production");

    ForgedMatrix matrix =
        judged(
            ".publish.attestation",
            (text, file) ->
                ForgedDocuments.names(
                    verifier.verifyAttestation(text.getBytes(StandardCharsets.UTF_8), file)),
            RealDocuments.GITLAB,
            RealDocuments.MODELS,
            RealDocuments.ATTESTATIONS_16,
            RealDocuments.ATTESTATIONS_19);

    assertThat(matrix.forgeries()).isGreaterThan(1_500);
  }

  /** Judges the forgeries of each file's document, in which fields of the others' may stand. */
  private static ForgedMatrix judged(
      String suffix, BiFunction<String, SubjectFile, List<String>> verify, String... names) {
    ForgedMatrix matrix = ForgedMatrix.of(TABLE);
    for (String name : names) {
      SubjectFile file = RealDocuments.file(name);
      matrix.judge(
          name,
          real(name + suffix),
          Stream.of(names)
              .filter(n -> !n.equals(name))
              .<JsonElement>map(n -> real(n + suffix))
              .toList(),
          text -> verify.apply(text, file));
    }
    return matrix;
  }

  private static List<String> found(ProvenanceVerifier verifier, String text, SubjectFile file) {
    return ForgedDocuments.names(verifier.verify(text.getBytes(StandardCharsets.UTF_8), file));
  }

  private static JsonObject tree(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static JsonObject real(String name) {
    return tree(new String(RealDocuments.bytes(name), StandardCharsets.UTF_8));
  }
}
