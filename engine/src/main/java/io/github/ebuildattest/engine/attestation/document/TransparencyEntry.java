package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transparency log entry (Sigstore's {@code TransparencyLogEntry}) as a document carries it.
 *
 * @param logIndex index over all shards of the log
 * @param logId SHA-256 of the log's public key
 * @param kind what was logged, as in {@code dsse}
 * @param version the kind's version, as in {@code 0.0.1}
 * @param integratedTime when the log accepted it; null for a log that does not say (Rekor v2)
 * @param signedEntryTimestamp the log's promise (SET), or null
 * @param proof that the entry is in the log, or null
 * @param body what was logged, in the log's canonical JSON
 */
public record TransparencyEntry(
    long logIndex,
    Bytes logId,
    String kind,
    String version,
    @Nullable Instant integratedTime,
    @Nullable Bytes signedEntryTimestamp,
    @Nullable Proof proof,
    Bytes body) {

  /**
   * An inclusion proof (RFC 6962 §2.1.1).
   *
   * @param logIndex index in the tree of this shard
   * @param treeSize leaves of that tree
   * @param rootHash its root
   * @param hashes the audit path, from the leaf up
   * @param checkpoint the tree head that the log signed, as a signed note, or null
   */
  public record Proof(
      long logIndex,
      long treeSize,
      Bytes rootHash,
      List<Bytes> hashes,
      @Nullable String checkpoint) {
    public Proof {
      hashes = List.copyOf(hashes);
    }
  }

  /** Whether the log leaves it to timestamp authorities to say when it was signed (Rekor v2). */
  public boolean promisesNothing() {
    return version.equals("0.0.2") && signedEntryTimestamp == null && integratedTime == null;
  }
}
