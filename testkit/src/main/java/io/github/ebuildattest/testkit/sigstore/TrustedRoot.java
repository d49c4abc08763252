package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sigstore's trusted root document (protobuf-specs, {@code sigstore_trustroot.proto}), as JSON.
 *
 * @param authorities whose certificates are trusted
 * @param ctLogs the CT logs
 * @param logs the Rekor logs
 * @param timestampAuthorities whose timestamps are trusted
 */
public record TrustedRoot(
    List<Known<CertificateAuthority>> authorities,
    List<Known<CtLog>> ctLogs,
    List<Known<RekorLog>> logs,
    List<Known<TimestampAuthority>> timestampAuthorities) {

  /** The document's media type. */
  public static final String MEDIA_TYPE =
      "application/vnd.dev.sigstore.trustedroot+json;version=0.1";

  /** From before anything here was made. */
  public static final Validity ALWAYS = new Validity(Instant.parse("2020-01-01T00:00:00Z"), null);

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  public TrustedRoot {
    authorities = List.copyOf(authorities);
    ctLogs = List.copyOf(ctLogs);
    logs = List.copyOf(logs);
    timestampAuthorities = List.copyOf(timestampAuthorities);
  }

  /**
   * A time range.
   *
   * @param start inclusive
   * @param end inclusive, or null where it is open
   */
  public record Validity(Instant start, @Nullable Instant end) {}

  /**
   * An authority or a log that is trusted, and when it was in use.
   *
   * @param instance an authority or a log
   */
  public record Known<T>(T instance, Validity validity) {}

  static TrustedRoot of(CertificateAuthority authority, CtLog ctLog, RekorLog log) {
    return new TrustedRoot(
        List.of(new Known<>(authority, ALWAYS)),
        List.of(new Known<>(ctLog, ALWAYS)),
        List.of(new Known<>(log, ALWAYS)),
        List.of());
  }

  /** The same, the keys of all Rekor logs in use only for a time. */
  public TrustedRoot withLogValidity(Instant start, @Nullable Instant end) {
    return new TrustedRoot(authorities, ctLogs, during(logs, start, end), timestampAuthorities);
  }

  /** The same, the keys of all CT logs in use only for a time. */
  public TrustedRoot withCtLogValidity(Instant start, @Nullable Instant end) {
    return new TrustedRoot(authorities, during(ctLogs, start, end), logs, timestampAuthorities);
  }

  /** The same, all authorities trusted only for a time. */
  public TrustedRoot withAuthorityValidity(Instant start, @Nullable Instant end) {
    return new TrustedRoot(during(authorities, start, end), ctLogs, logs, timestampAuthorities);
  }

  /** The same, all timestamp authorities trusted only for a time. */
  public TrustedRoot withTimestampValidity(Instant start, @Nullable Instant end) {
    return new TrustedRoot(authorities, ctLogs, logs, during(timestampAuthorities, start, end));
  }

  /** The same with a further authority. */
  public TrustedRoot and(CertificateAuthority other, Validity validity) {
    return new TrustedRoot(
        joined(authorities, other, validity), ctLogs, logs, timestampAuthorities);
  }

  /** The same with a further CT log. */
  public TrustedRoot and(CtLog other, Validity validity) {
    return new TrustedRoot(
        authorities, joined(ctLogs, other, validity), logs, timestampAuthorities);
  }

  /** The same with a further Rekor log. */
  public TrustedRoot and(RekorLog other, Validity validity) {
    return new TrustedRoot(
        authorities, ctLogs, joined(logs, other, validity), timestampAuthorities);
  }

  /** The same with a further timestamp authority. */
  public TrustedRoot and(TimestampAuthority other, Validity validity) {
    return new TrustedRoot(
        authorities, ctLogs, logs, joined(timestampAuthorities, other, validity));
  }

  /** The same without any Rekor log. */
  public TrustedRoot withoutLog() {
    return new TrustedRoot(authorities, ctLogs, List.of(), timestampAuthorities);
  }

  /** The same without any CT log. */
  public TrustedRoot withoutCtLog() {
    return new TrustedRoot(authorities, List.of(), logs, timestampAuthorities);
  }

  /** The same without any authority. */
  public TrustedRoot withoutAuthority() {
    return new TrustedRoot(List.of(), ctLogs, logs, timestampAuthorities);
  }

  /** The document, indented, ending in a newline. */
  public String json() {
    JsonObject root = new JsonObject();
    root.addProperty("mediaType", MEDIA_TYPE);
    root.add(
        "tlogs",
        array(
            logs,
            log ->
                logObject(
                    "https://" + log.instance().host(),
                    log.instance().publicKey(),
                    log.instance().logId(),
                    log.validity())));
    root.add(
        "certificateAuthorities",
        array(
            authorities,
            ca ->
                authority(
                    "testkit never trust this root",
                    "https://fulcio.testkit.example",
                    ca.instance().chain(),
                    ca.validity())));
    root.add(
        "ctlogs",
        array(
            ctLogs,
            log ->
                logObject(
                    "https://ctfe.testkit.example",
                    log.instance().publicKey(),
                    log.instance().logId(),
                    log.validity())));
    root.add(
        "timestampAuthorities",
        array(
            timestampAuthorities,
            tsa ->
                authority(
                    "testkit timestamps",
                    "https://timestamps.testkit.example",
                    tsa.instance().chain(),
                    tsa.validity())));
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
  }

  private static <T> List<Known<T>> during(
      List<Known<T>> all, Instant start, @Nullable Instant end) {
    return all.stream().map(k -> new Known<>(k.instance(), new Validity(start, end))).toList();
  }

  private static <T> List<Known<T>> joined(List<Known<T>> all, T other, Validity validity) {
    List<Known<T>> joined = new ArrayList<>(all);
    joined.add(new Known<>(other, validity));
    return joined;
  }

  private static JsonObject authority(
      String name, String uri, List<byte[]> chain, Validity validity) {
    JsonArray certificates = new JsonArray();
    chain.forEach(certificate -> certificates.add(raw(certificate)));
    JsonObject chainObject = new JsonObject();
    chainObject.add("certificates", certificates);
    JsonObject subject = new JsonObject();
    subject.addProperty("organization", "testkit");
    subject.addProperty("commonName", name);
    JsonObject authority = new JsonObject();
    authority.add("subject", subject);
    authority.addProperty("uri", uri);
    authority.add("certChain", chainObject);
    authority.add("validFor", range(validity));
    return authority;
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

  private static <T> JsonArray array(List<Known<T>> all, Function<Known<T>, JsonObject> element) {
    JsonArray array = new JsonArray();
    all.forEach(known -> array.add(element.apply(known)));
    return array;
  }
}
