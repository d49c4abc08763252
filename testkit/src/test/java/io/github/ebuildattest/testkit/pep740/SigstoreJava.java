package io.github.ebuildattest.testkit.pep740;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.TrustedRootProvider;
import dev.sigstore.VerificationOptions;
import dev.sigstore.bundle.Bundle;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** sigstore-java as a second opinion: PEP 740's parts in a Sigstore bundle of v0.3. */
public final class SigstoreJava {

  private final KeylessVerifier verifier;

  private SigstoreJava(KeylessVerifier verifier) {
    this.verifier = verifier;
  }

  public static SigstoreJava trusting(String trustedRootJson, Path folder) throws Exception {
    Path file = folder.resolve("trusted_root.json");
    Files.writeString(file, trustedRootJson);
    return new SigstoreJava(
        KeylessVerifier.builder().trustedRootProvider(TrustedRootProvider.from(file)).build());
  }

  /** Verifies an attestation's cryptography, and not whom it names. */
  public void verify(JsonObject attestation) throws Exception {
    verifier.verify(
        statementDigest(attestation),
        Bundle.from(new StringReader(bundle(attestation))),
        VerificationOptions.empty());
  }

  private static byte[] statementDigest(JsonObject attestation) {
    JsonObject envelope = attestation.getAsJsonObject("envelope");
    String statement =
        new String(
            Base64.getDecoder().decode(envelope.get("statement").getAsString()),
            StandardCharsets.UTF_8);
    JsonElement parsed = JsonParser.parseString(statement);
    JsonArray subjects = parsed.getAsJsonObject().getAsJsonArray("subject");
    JsonObject digest = subjects.get(0).getAsJsonObject().getAsJsonObject("digest");
    return HexFormat.of().parseHex(digest.get("sha256").getAsString());
  }

  private static String bundle(JsonObject attestation) {
    JsonObject from = attestation.getAsJsonObject("verification_material");
    JsonObject certificate = new JsonObject();
    certificate.add("rawBytes", from.get("certificate"));
    JsonObject material = new JsonObject();
    material.add("certificate", certificate);
    material.add("tlogEntries", from.get("transparency_entries"));
    JsonObject signature = new JsonObject();
    signature.add("sig", attestation.getAsJsonObject("envelope").get("signature"));
    JsonArray signatures = new JsonArray();
    signatures.add(signature);
    JsonObject envelope = new JsonObject();
    envelope.add("payload", attestation.getAsJsonObject("envelope").get("statement"));
    envelope.addProperty("payloadType", "application/vnd.in-toto+json");
    envelope.add("signatures", signatures);
    JsonObject bundle = new JsonObject();
    bundle.addProperty("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
    bundle.add("verificationMaterial", material);
    bundle.add("dsseEnvelope", envelope);
    return bundle.toString();
  }
}
