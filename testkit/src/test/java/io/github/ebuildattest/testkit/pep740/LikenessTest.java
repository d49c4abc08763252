package io.github.ebuildattest.testkit.pep740;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is made here has the same parts as a real document from PyPI. */
class LikenessTest {

  private static final String CLAIMS = "1.3.6.1.4.1.57264.1.";

  private final JsonObject made =
      AttestationMaker.of(
              PrivateSigstore.of("likeness"),
              new GitHubIdentity(
                  "pypa/sampleproject",
                  "release.yml",
                  null,
                  "14899596",
                  "647025",
                  "refs/heads/main",
                  "push",
                  "github-hosted",
                  null),
              "sampleproject-4.0.0.tar.gz",
              "bytes".getBytes(StandardCharsets.UTF_8),
              Instant.parse("2024-11-06T22:37:08Z"))
          .attestation();

  @Test
  void a_certificate_carries_the_extensions_of_a_real_one() throws Exception {
    X509Certificate real = certificate(real());
    X509Certificate own = certificate(made);
    Set<String> optional = new TreeSet<>(own.getNonCriticalExtensionOIDs());
    // the token's subject was added after the real document was made
    optional.remove(CLAIMS + "24");
    assertThat(optional).isEqualTo(new TreeSet<>(real.getNonCriticalExtensionOIDs()));
    assertThat(own.getCriticalExtensionOIDs()).isEqualTo(real.getCriticalExtensionOIDs());
    assertThat(own.getKeyUsage()).isEqualTo(real.getKeyUsage());
    assertThat(own.getExtendedKeyUsage()).isEqualTo(real.getExtendedKeyUsage());
    assertThat(List.copyOf(own.getSubjectAlternativeNames()))
        .isEqualTo(List.copyOf(real.getSubjectAlternativeNames()));
  }

  @Test
  void claims_are_encoded_as_in_a_real_certificate() throws Exception {
    X509Certificate real = certificate(real());
    X509Certificate own = certificate(made);
    // 3, 10, 13, 19 and 21 name a commit and a run, which are invented here
    for (int arc : new int[] {1, 2, 4, 5, 6, 8, 9, 11, 12, 14, 15, 16, 17, 18, 20, 22}) {
      assertThat(own.getExtensionValue(CLAIMS + arc))
          .as("claim %d", arc)
          .isEqualTo(real.getExtensionValue(CLAIMS + arc));
    }
  }

  @Test
  void an_attestation_has_the_keys_of_a_real_one() throws Exception {
    assertThat(keys(made)).isEqualTo(keys(real()));
  }

  @Test
  void a_statement_reads_like_a_real_one() throws Exception {
    String real = statement(real());
    assertThat(statement(made).replaceAll("[0-9a-f]{64}", ""))
        .isEqualTo(real.replaceAll("[0-9a-f]{64}", ""));
  }

  private static JsonObject real() throws Exception {
    String text =
        Files.readString(
            SharedData.folder()
                .resolve("attestations/github/sampleproject-4.0.0.tar.gz.provenance"));
    return JsonParser.parseString(text)
        .getAsJsonObject()
        .getAsJsonArray("attestation_bundles")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("attestations")
        .get(0)
        .getAsJsonObject();
  }

  private static String statement(JsonObject attestation) {
    String encoded = attestation.getAsJsonObject("envelope").get("statement").getAsString();
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  private static X509Certificate certificate(JsonObject attestation) throws Exception {
    String encoded =
        attestation.getAsJsonObject("verification_material").get("certificate").getAsString();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)));
  }

  /** All keys of the document, each with the path to it. */
  private static Set<String> keys(JsonObject object) {
    Set<String> keys = new TreeSet<>();
    object
        .entrySet()
        .forEach(
            entry -> {
              keys.add(entry.getKey());
              if (entry.getValue().isJsonObject()) {
                keys(entry.getValue().getAsJsonObject())
                    .forEach(k -> keys.add(entry.getKey() + "/" + k));
              } else if (entry.getKey().equals("transparency_entries")) {
                keys(entry.getValue().getAsJsonArray().get(0).getAsJsonObject())
                    .forEach(k -> keys.add(entry.getKey() + "/" + k));
              }
            });
    return keys;
  }
}
