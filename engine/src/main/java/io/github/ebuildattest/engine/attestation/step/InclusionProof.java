package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.TransparencyEntry;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry.Proof;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.List;
import java.util.Optional;

/**
 * Step: the entry is a leaf of the tree whose root the proof names (RFC 6962 §2.1.1, verified by
 * the algorithm of RFC 9162 §2.1.3.2). Whether the log signed that root is another step.
 */
public final class InclusionProof {

  private static final Bytes LEAF = Bytes.of(new byte[] {0});
  private static final Bytes NODE = Bytes.of(new byte[] {1});

  private InclusionProof() {}

  public static Optional<Finding> check(TransparencyEntry entry) {
    Proof proof = entry.proof();
    if (proof == null) {
      return failed("The entry carries no proof that the log contains it.");
    }
    if (proof.logIndex() >= proof.treeSize()) {
      return failed(
          "The proof is for leaf %d of a tree of %d."
              .formatted(proof.logIndex(), proof.treeSize()));
    }
    Optional<Bytes> root =
        root(
            Bytes.concat(LEAF, entry.body()).sha256(),
            proof.logIndex(),
            proof.treeSize(),
            proof.hashes());
    return root.filter(proof.rootHash()::equals).isPresent()
        ? Optional.empty()
        : failed("The proof that the log contains the entry does not lead to the tree's root.");
  }

  /** Empty where the path is too long or too short for the tree. */
  private static Optional<Bytes> root(Bytes leaf, long index, long size, List<Bytes> path) {
    long fn = index;
    long sn = size - 1;
    Bytes hash = leaf;
    for (Bytes sibling : path) {
      if (sn == 0) {
        return Optional.empty();
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = Bytes.concat(NODE, sibling, hash).sha256();
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = Bytes.concat(NODE, hash, sibling).sha256();
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 ? Optional.of(hash) : Optional.empty();
  }

  private static Optional<Finding> failed(String message) {
    return Optional.of(Finding.of(FindingId.LOG_INCLUSION, message));
  }
}
