package io.github.ebuildattest.engine.attestation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Documents of PyPI that lie beside the repository; a test that wants one is skipped without. */
public final class RealDocuments {

  public static final String ABI3INFO = "github/abi3info-2024.10.8-py3-none-any.whl";
  static final String ABI3INFO_OLDER = "github/abi3info-2024.10.3-py3-none-any.whl";
  static final String MODELS = "github/pypi_attestation_models-0.0.4a2.tar.gz";
  static final String ATTESTATIONS_16 = "github/pypi_attestations-0.0.16.tar.gz";
  static final String ATTESTATIONS_19 = "github/pypi_attestations-0.0.19.tar.gz";
  static final String SAMPLEPROJECT = "github/sampleproject-4.0.0.tar.gz";
  static final String GITLAB = "gitlab/gitlab_oidc_project-0.0.3.tar.gz";
  static final String GOOGLE = "google/gcb_attestation_test-0.0.0.tar.gz";
  static final String RFC8785 = "rejected/rfc8785-0.1.2-py3-none-any.whl";
  static final String RFC8785_OLD = "rejected/rfc8785-0.0.2-py3-none-any.whl";

  private RealDocuments() {}

  static Path path(String name) {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null) {
      Path data = directory.resolve("../shared/data/attestations").normalize();
      if (Files.isDirectory(data)) {
        return data.resolve(name);
      }
      directory = directory.getParent();
    }
    assumeTrue(false, "no shared/data beside the repository");
    throw new IllegalStateException();
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The distribution itself, as the subject that its attestations must name. */
  public static SubjectFile file(String name) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(name));
      return new SubjectFile(
          name.substring(name.indexOf('/') + 1), HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static ProvenanceResult verify(String distribution, String root) {
    return verifier(root).verify(bytes(distribution + ".provenance"), file(distribution));
  }

  static ProvenanceVerifier verifier(String root) {
    try {
      return new ProvenanceVerifier(TrustedRoot.read(path("trusted_root." + root + ".json")));
    } catch (TrustedRootUnreadableException e) {
      throw new AssertionError(e);
    }
  }

  /** A document, forged: its JSON tree after an edit. */
  static byte[] forged(String name, Consumer<JsonObject> edit) {
    JsonObject tree =
        JsonParser.parseString(new String(bytes(name), StandardCharsets.UTF_8)).getAsJsonObject();
    edit.accept(tree);
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What verification says of abi3info's newer provenance after an edit. */
  static ProvenanceResult verifyForged(Consumer<JsonObject> edit) {
    return verifier("production").verify(forged(ABI3INFO + ".provenance", edit), file(ABI3INFO));
  }

  static JsonArray attestations(JsonObject provenance) {
    return provenance
        .getAsJsonArray("attestation_bundles")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("attestations");
  }

  /** The object that keys and indices lead to. */
  static JsonObject at(JsonElement tree, Object... steps) {
    JsonElement element = tree;
    for (Object step : steps) {
      element =
          step instanceof Integer index
              ? element.getAsJsonArray().get(index)
              : element.getAsJsonObject().get((String) step);
    }
    return element.getAsJsonObject();
  }

  static JsonObject attestation(JsonObject provenance) {
    return attestations(provenance).get(0).getAsJsonObject();
  }

  static JsonObject entry(JsonObject provenance) {
    return at(attestation(provenance), "verification_material", "transparency_entries", 0);
  }
}
