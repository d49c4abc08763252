package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A TUF repository with one target, the trusted root: root, timestamp, snapshot and targets, each
 * signed by one key for all roles (The Update Framework Specification, §4). Immutable; every {@code
 * with…} gives another.
 *
 * @param key signs all metadata
 * @param signer the key that actually signs it; not the same in a forged repository
 * @param trustedRoot the target, JSON
 * @param version the version of timestamp, snapshot and targets
 * @param expires when all metadata expires
 */
public record TufRepository(
    SigningKey key, SigningKey signer, String trustedRoot, int version, Instant expires) {

  private static final String TARGET = "trusted_root.json";

  /** An honest repository of version 1. */
  public static TufRepository of(SigningKey key, String trustedRoot, Instant expires) {
    return new TufRepository(key, key, trustedRoot, 1, expires);
  }

  /** The next version, with another trusted root. */
  public TufRepository withTrustedRoot(String other) {
    return new TufRepository(key, signer, other, version + 1, expires);
  }

  /** The next version, signed by another key under the same key's name. */
  public TufRepository withSigner(SigningKey other) {
    return new TufRepository(key, other, trustedRoot, version + 1, expires);
  }

  /** The next version, with another time of expiry. */
  public TufRepository withExpiry(Instant other) {
    return new TufRepository(key, signer, trustedRoot, version + 1, other);
  }

  /** The {@code root.json} that a client begins with; the honest key signed it. */
  public byte[] root() {
    JsonObject signed = head("root", 1);
    signed.addProperty("consistent_snapshot", true);
    JsonObject keys = new JsonObject();
    keys.add(keyId(), keyObject());
    signed.add("keys", keys);
    JsonArray ids = new JsonArray();
    ids.add(keyId());
    JsonObject role = new JsonObject();
    role.add("keyids", ids);
    role.addProperty("threshold", 1);
    JsonObject roles = new JsonObject();
    for (String name : new String[] {"root", "timestamp", "snapshot", "targets"}) {
      roles.add(name, role.deepCopy());
    }
    signed.add("roles", roles);
    return signed(signed, key);
  }

  /** All files that are served: path below the mirror's URL to bytes. */
  public Map<String, byte[]> files() {
    byte[] target = trustedRoot.getBytes(StandardCharsets.UTF_8);
    JsonObject hashes = new JsonObject();
    hashes.addProperty("sha256", Digests.sha256Hex(target));
    JsonObject data = new JsonObject();
    data.addProperty("length", target.length);
    data.add("hashes", hashes);
    JsonObject named = new JsonObject();
    named.add(TARGET, data);
    JsonObject targets = head("targets", version);
    targets.add("targets", named);
    JsonObject snapshot = head("snapshot", version);
    snapshot.add("meta", meta("targets.json"));
    JsonObject timestamp = head("timestamp", version);
    timestamp.add("meta", meta("snapshot.json"));
    Map<String, byte[]> files = new TreeMap<>();
    files.put("timestamp.json", signed(timestamp, signer));
    files.put(version + ".snapshot.json", signed(snapshot, signer));
    files.put(version + ".targets.json", signed(targets, signer));
    files.put("targets/" + Digests.sha256Hex(target) + "." + TARGET, target);
    return Collections.unmodifiableMap(files);
  }

  private JsonObject head(String type, int of) {
    JsonObject head = new JsonObject();
    head.addProperty("_type", type);
    head.addProperty("spec_version", "1.0");
    head.addProperty("version", of);
    head.addProperty("expires", expires.toString());
    return head;
  }

  private JsonObject meta(String file) {
    JsonObject one = new JsonObject();
    one.addProperty("version", version);
    JsonObject meta = new JsonObject();
    meta.add(file, one);
    return meta;
  }

  private JsonObject keyObject() {
    JsonObject value = new JsonObject();
    value.addProperty(
        "public",
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.publicKey())
            + "\n-----END PUBLIC KEY-----\n");
    JsonArray algorithms = new JsonArray();
    algorithms.add("sha256");
    JsonObject object = new JsonObject();
    object.add("keyid_hash_algorithms", algorithms);
    object.addProperty("keytype", "ecdsa");
    object.add("keyval", value);
    object.addProperty("scheme", "ecdsa-sha2-nistp256");
    return object;
  }

  private String keyId() {
    return Digests.sha256Hex(canonical(keyObject()));
  }

  /** TUF's canonical JSON is OLPC's, in which a line feed inside a string is not escaped. */
  private static byte[] canonical(JsonObject object) {
    String text = new String(CanonicalJson.bytes(object), StandardCharsets.UTF_8);
    return text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] signed(JsonObject metadata, SigningKey by) {
    JsonObject signature = new JsonObject();
    signature.addProperty("keyid", keyId());
    signature.addProperty("sig", HexFormat.of().formatHex(by.sign(canonical(metadata))));
    JsonArray signatures = new JsonArray();
    signatures.add(signature);
    JsonObject document = new JsonObject();
    document.add("signatures", signatures);
    document.add("signed", metadata);
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }
}
