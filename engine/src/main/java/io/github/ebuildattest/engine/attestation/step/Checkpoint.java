package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.SignedNote;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry.Proof;
import io.github.ebuildattest.engine.attestation.trust.Log;
import io.github.ebuildattest.engine.attestation.trust.Signatures;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.ShapeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step: the log signed the tree head that the inclusion proof leads to, and its key was in use when
 * the entry was made. A key outside its validity makes the checkpoint wrong rather than its key
 * unknown: the trusted root knows the key, and says that it was retired.
 */
public final class Checkpoint {

  private Checkpoint() {}

  /**
   * Judges the checkpoint of a proof.
   *
   * @param log the log that the entry names, or null where the trusted root knows none; then only
   *     the checkpoint's text can be judged
   */
  public static Optional<Finding> check(
      Proof proof, @Nullable Instant time, @Nullable Log log, Signatures signatures) {
    String envelope = proof.checkpoint();
    if (envelope == null) {
      return failed("the proof carries none");
    }
    SignedNote note;
    try {
      note = SignedNote.parse(envelope);
    } catch (ShapeException e) {
      return failed(String.valueOf(e.getMessage()));
    }
    if (!note.rootHash().equals(proof.rootHash()) || note.treeSize() != proof.treeSize()) {
      return failed("it is for another tree than the inclusion proof");
    }
    if (log == null) {
      return Optional.empty();
    }
    String name = log.baseUrl().getAuthority();
    boolean signed =
        note.signatures().stream()
            .filter(line -> line.name().equals(name))
            .filter(line -> line.keyHint().equals(log.id().first(4)))
            .anyMatch(line -> signatures.holds(log.key(), note.signed(), line.signature()));
    if (!signed) {
      return failed("it is not signed by " + name);
    }
    if (time != null && !log.validity().contains(time)) {
      return failed("the log's key was not in use at %s".formatted(time));
    }
    return Optional.empty();
  }

  private static Optional<Finding> failed(String reason) {
    return Optional.of(
        Finding.of(
            FindingId.LOG_CHECKPOINT, "The log's checkpoint does not hold: %s.".formatted(reason)));
  }
}
