package io.github.ebuildattest.testkit.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

  /** Compares the verifier's way up (RFC 9162 §2.1.3.2) with the prover's way down. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21})
  void each_audit_path_leads_to_the_root(int size) {
    List<byte[]> leaves = new ArrayList<>();
    IntStream.range(0, size).forEach(i -> leaves.add(MerkleTree.leafHash(new byte[] {(byte) i})));
    MerkleTree tree = new MerkleTree(leaves);
    for (int index = 0; index < size; index++) {
      assertThat(rootFrom(leaves.get(index), index, size, tree.path(index))).isEqualTo(tree.root());
    }
  }

  private static byte[] rootFrom(byte[] leaf, int index, int size, List<byte[]> path) {
    int node = index;
    int last = size - 1;
    byte[] hash = leaf;
    byte[] prefix = {1};
    for (byte[] sibling : path) {
      if (node % 2 == 1 || node == last) {
        hash = Digests.sha256(prefix, sibling, hash);
        while (node % 2 == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Digests.sha256(prefix, hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return hash;
  }
}
