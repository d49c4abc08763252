package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Sigstore's trusted root document (protobuf-specs, {@code sigstore_trustroot.proto}), as JSON.
 *
 * @param authority whose certificates are trusted, or null for an empty list
 * @param ctLog the CT log, or null for an empty list
 * @param log the Rekor log, or null for an empty list
 * @param authorityValid when certificates may have been issued
 * @param ctLogValid when the CT log's key was in use
 * @param logValid when the Rekor log's key was in use
 */
public record TrustedRoot(
    @Nullable CertificateAuthority authority,
    @Nullable CtLog ctLog,
    @Nullable RekorLog log,
    Validity authorityValid,
    Validity ctLogValid,
    Validity logValid) {

  /** The document's media type. */
  public static final String MEDIA_TYPE =
      "application/vnd.dev.sigstore.trustedroot+json;version=0.1";

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  /**
   * A time range.
   *
   * @param start inclusive
   * @param end inclusive, or null for open
   */
  public record Validity(Instant start, @Nullable Instant end) {}

  static TrustedRoot of(CertificateAuthority authority, CtLog ctLog, RekorLog log) {
    Validity always = new Validity(Instant.parse("2020-01-01T00:00:00Z"), null);
    return new TrustedRoot(authority, ctLog, log, always, always, always);
  }

  /** The same, the Rekor log's key in use only for a time. */
  public TrustedRoot withLogValidity(Instant start, @Nullable Instant end) {
    return new TrustedRoot(
        authority, ctLog, log, authorityValid, ctLogValid, new Validity(start, end));
  }

  /** The same, the CT log's key in use only for a time. */
  public TrustedRoot withCtLogValidity(Instant start, @Nullable Instant end) {
    return new TrustedRoot(
        authority, ctLog, log, authorityValid, new Validity(start, end), logValid);
  }

  /** The same, the authority trusted only for a time. */
  public TrustedRoot withAuthorityValidity(Instant start, @Nullable Instant end) {
    return new TrustedRoot(authority, ctLog, log, new Validity(start, end), ctLogValid, logValid);
  }

  /** The same without any Rekor log. */
  public TrustedRoot withoutLog() {
    return new TrustedRoot(authority, ctLog, null, authorityValid, ctLogValid, logValid);
  }

  /** The same without any CT log. */
  public TrustedRoot withoutCtLog() {
    return new TrustedRoot(authority, null, log, authorityValid, ctLogValid, logValid);
  }

  /** The same without any authority. */
  public TrustedRoot withoutAuthority() {
    return new TrustedRoot(null, ctLog, log, authorityValid, ctLogValid, logValid);
  }

  /** The document, indented, ending in a newline. */
  public String json() {
    JsonObject root = new JsonObject();
    root.addProperty("mediaType", MEDIA_TYPE);
    root.add(
        "tlogs",
        log == null
            ? new JsonArray()
            : array(logObject("https://" + RekorLog.HOST, log.publicKey(), log.logId(), logValid)));
    root.add("certificateAuthorities", authority == null ? new JsonArray() : array(fulcio()));
    root.add(
        "ctlogs",
        ctLog == null
            ? new JsonArray()
            : array(
                logObject(
                    "https://ctfe.testkit.example", ctLog.publicKey(), ctLog.logId(), ctLogValid)));
    root.add("timestampAuthorities", new JsonArray());
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
  }

  private JsonObject fulcio() {
    JsonArray certificates = new JsonArray();
    if (authority != null) {
      certificates.add(raw(authority.intermediate()));
      certificates.add(raw(authority.root()));
    }
    JsonObject chain = new JsonObject();
    chain.add("certificates", certificates);
    JsonObject subject = new JsonObject();
    subject.addProperty("organization", "testkit");
    subject.addProperty("commonName", "testkit never trust this root");
    JsonObject fulcio = new JsonObject();
    fulcio.add("subject", subject);
    fulcio.addProperty("uri", "https://fulcio.testkit.example");
    fulcio.add("certChain", chain);
    fulcio.add("validFor", range(authorityValid));
    return fulcio;
  }

  private static JsonObject logObject(String url, byte[] publicKey, byte[] logId, Validity valid) {
    JsonObject key = raw(publicKey);
    key.addProperty("keyDetails", "PKIX_ECDSA_P256_SHA_256");
    key.add("validFor", range(valid));
    JsonObject id = new JsonObject();
    id.addProperty("keyId", BASE64.encodeToString(logId));
    JsonObject log = new JsonObject();
    log.addProperty("baseUrl", url);
    log.addProperty("hashAlgorithm", "SHA2_256");
    log.add("publicKey", key);
    log.add("logId", id);
    return log;
  }

  private static JsonObject raw(byte[] bytes) {
    JsonObject raw = new JsonObject();
    raw.addProperty("rawBytes", BASE64.encodeToString(bytes));
    return raw;
  }

  private static JsonObject range(Validity valid) {
    JsonObject range = new JsonObject();
    range.addProperty("start", valid.start().toString());
    if (valid.end() != null) {
      range.addProperty("end", valid.end().toString());
    }
    return range;
  }

  private static JsonArray array(JsonObject only) {
    JsonArray array = new JsonArray();
    array.add(only);
    return array;
  }
}
