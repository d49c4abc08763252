package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.attestation.document.TransparencyEntry.Proof;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.ShapeException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a transparency log entry in protobuf's JSON mapping, as PEP 740 embeds it. */
public final class TransparencyEntryReader {

  private static final int SHA256_BYTES = 32;

  private TransparencyEntryReader() {}

  public static TransparencyEntry read(JsonCursor entry) throws ShapeException {
    JsonCursor kind = entry.get("kindVersion");
    Optional<JsonCursor> promise = entry.find("inclusionPromise");
    Optional<JsonCursor> set =
        promise.isPresent() ? promise.get().find("signedEntryTimestamp") : Optional.empty();
    Optional<JsonCursor> proof = entry.find("inclusionProof");
    return new TransparencyEntry(
        index(entry),
        hash(entry.get("logId").get("keyId")),
        kind.get("kind").text(),
        kind.get("version").text(),
        time(entry),
        set.isPresent() ? set.get().base64() : null,
        proof.isPresent() ? proof(proof.get()) : null,
        entry.get("canonicalizedBody").base64());
  }

  private static Proof proof(JsonCursor proof) throws ShapeException {
    List<Bytes> hashes = new ArrayList<>();
    Optional<JsonCursor> path = proof.find("hashes");
    // protobuf omits an empty list: a tree of one leaf has no audit path
    if (path.isPresent()) {
      for (JsonCursor hash : path.get().items()) {
        hashes.add(hash(hash));
      }
    }
    Optional<JsonCursor> checkpoint = proof.find("checkpoint");
    return new Proof(
        index(proof),
        natural(proof.get("treeSize")),
        hash(proof.get("rootHash")),
        hashes,
        checkpoint.isPresent() ? checkpoint.get().get("envelope").text() : null);
  }

  private static long index(JsonCursor holder) throws ShapeException {
    Optional<JsonCursor> index = holder.find("logIndex");
    // protobuf omits a zero: this is the first entry of a log
    return index.isPresent() ? natural(index.get()) : 0;
  }

  private static @Nullable Instant time(JsonCursor entry) throws ShapeException {
    Optional<JsonCursor> time = entry.find("integratedTime");
    if (time.isEmpty()) {
      return null;
    }
    long seconds = natural(time.get());
    try {
      return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    } catch (DateTimeException e) {
      throw new ShapeException("%s is no time".formatted(time.get().path()), e);
    }
  }

  private static long natural(JsonCursor number) throws ShapeException {
    long value = number.int64();
    if (value < 0) {
      throw new ShapeException("%s is negative".formatted(number.path()));
    }
    return value;
  }

  private static Bytes hash(JsonCursor hash) throws ShapeException {
    Bytes bytes = hash.base64();
    if (bytes.size() != SHA256_BYTES) {
      throw new ShapeException("%s has not the 32 bytes of a SHA-256".formatted(hash.path()));
    }
    return bytes;
  }
}
