package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ebuildattest.testkit.pep740.Provenance;
import io.github.ebuildattest.testkit.sigstore.Dsse;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.LeafRequest;
import io.github.ebuildattest.testkit.sigstore.LogBody;
import io.github.ebuildattest.testkit.sigstore.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An attestation made step by step, so that a forger may sign at any of them: everything that comes
 * after a forged part is honestly made for it.
 */
final class SignedForgery {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final Identity identity;
  private final byte[] statement;
  private final SigningKey key;
  private byte[] certificate;
  private byte[] signature;
  private LogBody body;

  private SignedForgery(Identity identity, byte[] statement, SigningKey key) {
    this.identity = identity;
    this.statement = statement;
    this.key = key;
    this.certificate = SIGSTORE.authority().issue(request(identity, key));
    this.signature = key.sign(Dsse.preAuthenticationEncoding(statement));
    this.body = LogBody.dsse(statement, signature, certificate);
  }

  /** Signed by this identity with a key of its own. */
  static SignedForgery of(Identity identity, byte[] statement) {
    return new SignedForgery(identity, statement, SIGSTORE.key("forger's leaf"));
  }

  /** The statement about {@link ForgedDocuments#file()} that the honest maker signs. */
  static byte[] statement() {
    return Base64.getDecoder()
        .decode(
            ForgedDocuments.maker()
                .attestation()
                .getAsJsonObject("envelope")
                .get("statement")
                .getAsString());
  }

  static LeafRequest request(Identity identity, SigningKey key) {
    return LeafRequest.honest(
        key, identity, BigInteger.valueOf(740), TIME.minusSeconds(2), SIGSTORE.ctLog());
  }

  SigningKey key() {
    return key;
  }

  byte[] certificate() {
    return certificate;
  }

  LogBody body() {
    return body;
  }

  /** The same with another certificate, and logged with it. */
  SignedForgery withCertificate(byte[] other) {
    certificate = other;
    body = LogBody.dsse(statement, signature, certificate);
    return this;
  }

  /** The same with another signature, and logged with it. */
  SignedForgery withSignature(byte[] other) {
    signature = other;
    body = LogBody.dsse(statement, signature, certificate);
    return this;
  }

  /** The same, the log having taken another body. */
  SignedForgery withBody(LogBody other) {
    body = other;
    return this;
  }

  /** The attestation object. */
  JsonObject attestation() {
    return attestation(SIGSTORE.log().entry(body, TIME));
  }

  /** The attestation object with this log entry. */
  JsonObject attestation(JsonObject entry) {
    JsonArray entries = new JsonArray();
    entries.add(entry);
    JsonObject material = new JsonObject();
    material.addProperty("certificate", BASE64.encodeToString(certificate));
    material.add("transparency_entries", entries);
    JsonObject envelope = new JsonObject();
    envelope.addProperty("statement", BASE64.encodeToString(statement));
    envelope.addProperty("signature", BASE64.encodeToString(signature));
    JsonObject attestation = new JsonObject();
    attestation.addProperty("version", 1);
    attestation.add("verification_material", material);
    attestation.add("envelope", envelope);
    return attestation;
  }

  /** A provenance of this attestation and others, under the identity's own publisher. */
  String provenance(JsonObject... others) {
    JsonObject[] all = new JsonObject[others.length + 1];
    all[0] = attestation();
    System.arraycopy(others, 0, all, 1, others.length);
    return new Provenance().bundle(identity.publisher(), all).json();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
