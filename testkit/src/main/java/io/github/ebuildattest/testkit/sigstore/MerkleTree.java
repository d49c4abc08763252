package io.github.ebuildattest.testkit.sigstore;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of a transparency log (RFC 6962 §2.1).
 *
 * @param leaves the leaf hashes, 32 bytes each, in the log's order; at least one
 */
record MerkleTree(List<byte[]> leaves) {

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  MerkleTree {
    leaves = List.copyOf(leaves);
  }

  /** The hash of an entry; a first byte distinguishes leaves from nodes. */
  static byte[] leafHash(byte[] entry) {
    return Digests.sha256(LEAF, entry);
  }

  /** The tree's root hash. */
  byte[] root() {
    return root(leaves);
  }

  /** The audit path of a leaf (RFC 6962 §2.1.1), lowest sibling first. */
  List<byte[]> path(int index) {
    List<byte[]> path = new ArrayList<>();
    path(index, leaves, path);
    return path;
  }

  private static byte[] root(List<byte[]> hashes) {
    if (hashes.size() == 1) {
      return hashes.get(0);
    }
    int k = split(hashes.size());
    return Digests.sha256(NODE, root(hashes.subList(0, k)), root(hashes.subList(k, hashes.size())));
  }

  private static void path(int index, List<byte[]> hashes, List<byte[]> path) {
    if (hashes.size() == 1) {
      return;
    }
    int k = split(hashes.size());
    List<byte[]> left = hashes.subList(0, k);
    List<byte[]> right = hashes.subList(k, hashes.size());
    if (index < k) {
      path(index, left, path);
      path.add(root(right));
    } else {
      path(index - k, right, path);
      path.add(root(left));
    }
  }

  /** The largest power of two below n. */
  private static int split(int n) {
    return Integer.highestOneBit(n - 1);
  }
}
