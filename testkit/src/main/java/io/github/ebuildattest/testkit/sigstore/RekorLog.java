package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A Rekor log of version 1 or 2. It keeps no state: the index and the neighbours of an entry follow
 * from its body, so that an entry does not depend on what was logged before. No two entries of such
 * a log are consistent with each other, which a verifier of a single entry cannot see.
 */
public final class RekorLog {

  /** Its host, as a trusted root and a checkpoint name it. */
  static final String HOST = "rekor.testkit.example";

  private static final String TREE = " - 2605736670972794746";
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  /**
   * The number of entries in older shards, which count for the global index and not for the tree's.
   */
  private static final long OLDER_SHARDS = 4_163_431L;

  private final SigningKey key;
  private final String host;
  private final boolean second;

  RekorLog(SigningKey key) {
    this(key, HOST, false);
  }

  private RekorLog(SigningKey key, String host, boolean second) {
    this.key = key;
    this.host = host;
    this.second = second;
  }

  /** A shard of version 1 on another host, with its own key. */
  static RekorLog shard(SigningKey key, String host) {
    return new RekorLog(key, host, false);
  }

  /** A log of version 2, which gives neither a promise nor a time. */
  static RekorLog second(SigningKey key, String host) {
    return new RekorLog(key, host, true);
  }

  /** Its host, as a trusted root and a checkpoint name it. */
  String host() {
    return host;
  }

  /** Whether it is of version 2. */
  public boolean isSecond() {
    return second;
  }

  /** The log's public key, DER. */
  byte[] publicKey() {
    return key.publicKey();
  }

  /** The log's id: SHA-256 of its public key. */
  byte[] logId() {
    return key.keyId();
  }

  /**
   * Logs a body.
   *
   * @param time when it is logged; a log of version 2 does not record that
   * @return the entry as Sigstore's protobuf JSON has it (TransparencyLogEntry): proof, checkpoint,
   *     promise
   */
  public JsonObject entry(LogBody body, Instant time) {
    byte[] leaf = MerkleTree.leafHash(body.canonical());
    int before = 5 + (leaf[0] & 0x7f);
    int after = leaf[1] & 0x07;
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < before + 1 + after; i++) {
      leaves.add(i == before ? leaf : MerkleTree.leafHash(Digests.sha256("neighbour " + i)));
    }
    MerkleTree tree = new MerkleTree(leaves);
    // version 2 counts no other shards' entries
    long globalIndex = second ? before : OLDER_SHARDS + before;

    JsonObject entry = new JsonObject();
    entry.addProperty("logIndex", Long.toString(globalIndex));
    JsonObject id = new JsonObject();
    id.addProperty("keyId", BASE64.encodeToString(logId()));
    entry.add("logId", id);
    JsonObject kind = new JsonObject();
    kind.addProperty("kind", body.kind());
    kind.addProperty("version", body.version());
    entry.add("kindVersion", kind);
    if (!second) {
      entry.addProperty("integratedTime", Long.toString(time.getEpochSecond()));
      JsonObject promise = new JsonObject();
      promise.addProperty(
          "signedEntryTimestamp",
          BASE64.encodeToString(key.sign(promised(body.canonical(), time, globalIndex))));
      entry.add("inclusionPromise", promise);
    }
    entry.add("inclusionProof", proof(tree, before));
    entry.addProperty("canonicalizedBody", BASE64.encodeToString(body.canonical()));
    return entry;
  }

  /** A checkpoint: a signed note (C2SP signed-note, tlog-checkpoint) over size and root. */
  public String checkpoint(int size, byte[] root, SigningKey signer) {
    String origin = second ? host : host + TREE;
    String text = origin + "\n" + size + "\n" + BASE64.encodeToString(root) + "\n";
    byte[] hint = new byte[4];
    System.arraycopy(logId(), 0, hint, 0, hint.length);
    byte[] signature = Der.concat(hint, signer.sign(text.getBytes(StandardCharsets.UTF_8)));
    return text + "\n\u2014 " + host + " " + BASE64.encodeToString(signature) + "\n";
  }

  /** A checkpoint signed by the log itself. */
  public String checkpoint(int size, byte[] root) {
    return checkpoint(size, root, key);
  }

  /** What a signed entry timestamp covers. */
  public byte[] promised(byte[] canonicalBody, Instant time, long globalIndex) {
    JsonObject promised = new JsonObject();
    promised.addProperty("body", BASE64.encodeToString(canonicalBody));
    promised.addProperty("integratedTime", time.getEpochSecond());
    promised.addProperty("logID", HexFormat.of().formatHex(logId()));
    promised.addProperty("logIndex", globalIndex);
    return CanonicalJson.bytes(promised);
  }

  private JsonObject proof(MerkleTree tree, int index) {
    JsonArray hashes = new JsonArray();
    tree.path(index).forEach(hash -> hashes.add(BASE64.encodeToString(hash)));
    JsonObject checkpoint = new JsonObject();
    checkpoint.addProperty("envelope", checkpoint(tree.leaves().size(), tree.root()));
    JsonObject proof = new JsonObject();
    proof.addProperty("logIndex", Integer.toString(index));
    proof.addProperty("rootHash", BASE64.encodeToString(tree.root()));
    proof.addProperty("treeSize", Integer.toString(tree.leaves().size()));
    proof.add("hashes", hashes);
    proof.add("checkpoint", checkpoint);
    return proof;
  }
}
