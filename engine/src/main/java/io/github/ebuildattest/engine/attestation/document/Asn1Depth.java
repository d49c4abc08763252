package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.json.ShapeException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * Bounds how deeply ASN.1 is nested: BouncyCastle reads, compares and encodes it by recursion, to
 * whatever depth the bytes ask for.
 */
public final class Asn1Depth {

  /** Twice what a timestamp with its certificates needs. */
  private static final int DEEPEST = 32;

  private Asn1Depth() {}

  /**
   * Walks through a structure.
   *
   * @throws ShapeException where it is nested deeper than anything that Sigstore's parties sign
   */
  public static void check(ASN1Encodable structure) throws ShapeException {
    check(structure, 0);
  }

  private static void check(ASN1Encodable structure, int depth) throws ShapeException {
    if (depth > DEEPEST) {
      throw new ShapeException("ASN.1 is nested more than " + DEEPEST + " levels deep");
    }
    if (structure instanceof ASN1Sequence sequence) {
      for (ASN1Encodable element : sequence) {
        check(element, depth + 1);
      }
    } else if (structure instanceof ASN1Set set) {
      for (ASN1Encodable element : set) {
        check(element, depth + 1);
      }
    } else if (structure instanceof ASN1TaggedObject tagged) {
      check(tagged.getBaseObject(), depth + 1);
    }
  }
}
