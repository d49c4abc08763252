package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What Rekor v1 writes into its log: a kind, its version, and the canonicalised body. */
public final class LogBody {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final String kind;
  private final String version;
  private final byte[] canonical;

  private LogBody(String kind, String version, byte[] canonical) {
    this.kind = kind;
    this.version = version;
    this.canonical = canonical;
  }

  /**
   * Any bytes at all, as if the log had accepted them.
   *
   * @param kind their kind, as the entry around them states it
   * @param version the kind's version, likewise
   */
  public static LogBody of(String kind, String version, byte[] body) {
    return new LogBody(kind, version, body.clone());
  }

  /** {@code dsse}, {@code hashedrekord} or {@code intoto}. */
  public String kind() {
    return kind;
  }

  /** The version of the kind's schema. */
  public String version() {
    return version;
  }

  /** The body's bytes (RFC 8785). */
  public byte[] canonical() {
    return canonical.clone();
  }

  /** The kind that PyPI's publishers use. */
  public static LogBody dsse(byte[] statement, byte[] signature, byte[] certificate) {
    JsonObject line = new JsonObject();
    line.addProperty("signature", BASE64.encodeToString(signature));
    line.addProperty("verifier", BASE64.encodeToString(pem(certificate)));
    JsonObject spec = new JsonObject();
    spec.add("envelopeHash", hash(CanonicalJson.bytes(envelope(statement, signature))));
    spec.add("payloadHash", hash(statement));
    spec.add("signatures", array(line));
    return of("dsse", "0.0.1", spec);
  }

  /** The kind for plain signatures, here over the same encoding that DSSE signs. */
  public static LogBody hashedRekord(byte[] statement, byte[] signature, byte[] certificate) {
    JsonObject data = new JsonObject();
    data.add("hash", hash(Dsse.preAuthenticationEncoding(statement)));
    JsonObject key = new JsonObject();
    key.addProperty("content", BASE64.encodeToString(pem(certificate)));
    JsonObject signed = new JsonObject();
    signed.addProperty("content", BASE64.encodeToString(signature));
    signed.add("publicKey", key);
    JsonObject spec = new JsonObject();
    spec.add("data", data);
    spec.add("signature", signed);
    return of("hashedrekord", "0.0.1", spec);
  }

  /** The kind that was used for attestations before {@code dsse}. */
  public static LogBody inToto(byte[] statement, byte[] signature, byte[] certificate) {
    JsonObject line = new JsonObject();
    line.addProperty("publicKey", BASE64.encodeToString(pem(certificate)));
    // this kind encodes the encoded signature again
    line.addProperty(
        "sig",
        BASE64.encodeToString(
            BASE64.encodeToString(signature).getBytes(StandardCharsets.US_ASCII)));
    JsonObject envelope = new JsonObject();
    envelope.addProperty("payloadType", Dsse.IN_TOTO);
    envelope.add("signatures", array(line));
    JsonObject content = new JsonObject();
    content.add("envelope", envelope);
    content.add("hash", hash(CanonicalJson.bytes(envelope(statement, signature))));
    content.add("payloadHash", hash(statement));
    JsonObject spec = new JsonObject();
    spec.add("content", content);
    return of("intoto", "0.0.2", spec);
  }

  /** The kind {@code dsse} of Rekor v2 (its {@code dsse.proto}, 0.0.2). */
  public static LogBody dsseV2(byte[] statement, byte[] signature, byte[] certificate) {
    JsonObject digest = new JsonObject();
    digest.addProperty("algorithm", "SHA2_256");
    digest.addProperty("digest", BASE64.encodeToString(Digests.sha256(statement)));
    JsonObject raw = new JsonObject();
    raw.addProperty("rawBytes", BASE64.encodeToString(certificate));
    JsonObject verifier = new JsonObject();
    verifier.addProperty("keyDetails", "PKIX_ECDSA_P256_SHA_256");
    verifier.add("x509Certificate", raw);
    JsonObject line = new JsonObject();
    line.addProperty("content", BASE64.encodeToString(signature));
    line.add("verifier", verifier);
    JsonObject dsse = new JsonObject();
    dsse.add("payloadHash", digest);
    dsse.add("signatures", array(line));
    JsonObject spec = new JsonObject();
    spec.add("dsseV002", dsse);
    return of("dsse", "0.0.2", spec);
  }

  private static LogBody of(String kind, String version, JsonObject spec) {
    JsonObject body = new JsonObject();
    body.addProperty("apiVersion", version);
    body.addProperty("kind", kind);
    body.add("spec", spec);
    return new LogBody(kind, version, CanonicalJson.bytes(body));
  }

  private static JsonObject envelope(byte[] statement, byte[] signature) {
    JsonObject line = new JsonObject();
    line.addProperty("sig", BASE64.encodeToString(signature));
    JsonObject envelope = new JsonObject();
    envelope.addProperty("payload", BASE64.encodeToString(statement));
    envelope.addProperty("payloadType", Dsse.IN_TOTO);
    envelope.add("signatures", array(line));
    return envelope;
  }

  private static JsonObject hash(byte[] bytes) {
    JsonObject hash = new JsonObject();
    hash.addProperty("algorithm", "sha256");
    hash.addProperty("value", Digests.sha256Hex(bytes));
    return hash;
  }

  private static JsonArray array(JsonObject only) {
    JsonArray array = new JsonArray();
    array.add(only);
    return array;
  }

  private static byte[] pem(byte[] certificate) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
    String pem = "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    return pem.getBytes(StandardCharsets.US_ASCII);
  }
}
