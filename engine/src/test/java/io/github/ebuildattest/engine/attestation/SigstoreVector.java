package io.github.ebuildattest.engine.attestation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.VerificationOptions;
import dev.sigstore.VerificationOptions.CertificateMatcher;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.BundleParseException;
import dev.sigstore.strings.StringMatcher;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.SigstoreModel;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One of Sigstore's conformance vectors: a bundle, what it is over, and who must have signed it.
 * Those that sign in-toto statements with a certificate are put into the form of PEP 740, which
 * names the subject otherwise; of those over a bare message, the certificate, the log entry and the
 * timestamps are.
 */
final class SigstoreVector {

  private static final String IDENTITY =
      "https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/"
          + "workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main";
  private static final String ISSUER = "https://token.actions.githubusercontent.com";

  private final Path directory;
  private final TrustedRoot root;

  private SigstoreVector(Path directory, TrustedRoot root) {
    this.directory = directory;
    this.root = root;
  }

  /**
   * The vector of a directory.
   *
   * @throws TrustedRootUnreadableException where what it would be judged by is no trusted root
   */
  static SigstoreVector of(Path directory) throws TrustedRootUnreadableException {
    Path own = directory.resolve("trusted_root.json");
    return new SigstoreVector(
        directory,
        TrustedRoot.read(
            Files.exists(own) ? own : RealDocuments.path("trusted_root.production.json")));
  }

  /** What the engine's own steps find, as far as they can be asked. */
  List<Finding> findings() throws IOException {
    JsonObject bundle;
    try {
      bundle = JsonParser.parseString(Files.readString(bundle())).getAsJsonObject();
    } catch (RuntimeException e) {
      return List.of(Finding.of(FindingId.PROVENANCE_NOT_JSON, "the bundle is not JSON"));
    }
    boolean message = bundle.has("messageSignature");
    byte[] document = attestation(bundle).toString().getBytes(StandardCharsets.UTF_8);
    ProvenanceResult result =
        new ProvenanceVerifier(root).verifyAttestation(document, new SubjectFile("a.txt", null));
    return result.attestations().get(0).findings().stream()
        .filter(f -> f.id() != FindingId.STATEMENT_SHAPE)
        .filter(f -> !message || !ofStatements(f.id()))
        .toList();
  }

  /** What can only be judged where a statement was signed and logged. */
  private static boolean ofStatements(FindingId id) {
    return id == FindingId.SIGNATURE_INVALID || id == FindingId.LOG_ENTRY_UNSUPPORTED;
  }

  /** Whether sigstore-java, told what the engine tells it, takes the bundle. */
  boolean acceptedByLibrary() throws Exception {
    KeylessVerifier verifier =
        KeylessVerifier.builder()
            .trustedRootProvider(() -> SigstoreModel.trustedRoot(root.keys()))
            .build();
    CertificateMatcher matcher =
        CertificateMatcher.fulcio()
            .subjectAlternativeName(StringMatcher.string(override("identity", IDENTITY)))
            .issuer(StringMatcher.string(override("issuer", ISSUER)))
            .build();
    try {
      verifier.verify(
          artifact(),
          Bundle.from(bundle(), StandardCharsets.UTF_8),
          VerificationOptions.builder().addCertificateMatchers(matcher).build());
      return true;
    } catch (KeylessVerificationException | BundleParseException | RuntimeException e) {
      return false;
    }
  }

  private Path bundle() {
    return directory.resolve("bundle.sigstore.json");
  }

  private Path artifact() {
    Path own = directory.resolve("artifact");
    return Files.exists(own) ? own : directory.resolveSibling("a.txt");
  }

  private String override(String file, String otherwise) throws IOException {
    Path own = directory.resolve(file);
    return Files.exists(own) ? Files.readString(own).strip() : otherwise;
  }

  private static JsonObject attestation(JsonObject bundle) {
    JsonObject given = bundle.getAsJsonObject("verificationMaterial");
    JsonObject material = new JsonObject();
    certificate(material, given);
    if (given.has("tlogEntries")) {
      material.add("transparency_entries", given.get("tlogEntries"));
    }
    if (given.has("timestampVerificationData")) {
      JsonArray timestamps = new JsonArray();
      JsonElement list =
          given.getAsJsonObject("timestampVerificationData").get("rfc3161Timestamps");
      if (list != null) {
        for (JsonElement timestamp : list.getAsJsonArray()) {
          timestamps.add(timestamp.getAsJsonObject().get("signedTimestamp"));
        }
      }
      material.add("timestamps", timestamps);
    }
    JsonObject attestation = new JsonObject();
    attestation.addProperty("version", 1);
    attestation.add("verification_material", material);
    attestation.add("envelope", envelope(bundle));
    return attestation;
  }

  private static void certificate(JsonObject material, JsonObject given) {
    JsonObject leaf = given.getAsJsonObject("certificate");
    if (leaf == null && given.has("x509CertificateChain")) {
      JsonArray chain =
          given.getAsJsonObject("x509CertificateChain").getAsJsonArray("certificates");
      leaf = chain == null || chain.isEmpty() ? null : chain.get(0).getAsJsonObject();
    }
    if (leaf != null) {
      material.add("certificate", leaf.get("rawBytes"));
    }
  }

  private static JsonObject envelope(JsonObject bundle) {
    JsonObject envelope = new JsonObject();
    if (bundle.has("dsseEnvelope")) {
      JsonObject dsse = bundle.getAsJsonObject("dsseEnvelope");
      envelope.add("statement", dsse.get("payload"));
      envelope.add(
          "signature", dsse.getAsJsonArray("signatures").get(0).getAsJsonObject().get("sig"));
    } else {
      envelope.addProperty("statement", "");
      envelope.add("signature", bundle.getAsJsonObject("messageSignature").get("signature"));
    }
    return envelope;
  }
}
