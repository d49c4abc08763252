package io.github.ebuildattest.engine.digest;

import static java.lang.Long.rotateRight;

/**
 * The twelve rounds of BLAKE2b's compression, unrolled: in two halves, so that the compiler keeps
 * the words in registers and finds neither half too large. Two lines are one G of RFC 7693, section
 * 3.1, with the message words that SIGMA (section 2.7) gives it in that round.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7693">RFC 7693</a>
 */
final class Blake2bRounds {

  private Blake2bRounds() {}

  /**
   * Mixes a message block into the working vector (RFC 7693, section 3.2, step 2).
   *
   * @param v sixteen words, changed in place
   * @param m the block's sixteen words
   */
  static void mix(long[] v, long[] m) {
    firstSix(v, m);
    lastSix(v, m);
  }

  /** Rounds 0 to 5. */
  @SuppressWarnings("AssignmentExpression") // a mixing step a line, or it is three times as long
  private static void firstSix(long[] v, long[] m) {
    long v0 = v[0];
    long v1 = v[1];
    long v2 = v[2];
    long v3 = v[3];
    long v4 = v[4];
    long v5 = v[5];
    long v6 = v[6];
    long v7 = v[7];
    long v8 = v[8];
    long v9 = v[9];
    long v10 = v[10];
    long v11 = v[11];
    long v12 = v[12];
    long v13 = v[13];
    long v14 = v[14];
    long v15 = v[15];
    long m0 = m[0];
    long m1 = m[1];
    long m2 = m[2];
    long m3 = m[3];
    long m4 = m[4];
    long m5 = m[5];
    long m6 = m[6];
    long m7 = m[7];
    long m8 = m[8];
    long m9 = m[9];
    long m10 = m[10];
    long m11 = m[11];
    long m12 = m[12];
    long m13 = m[13];
    long m14 = m[14];
    long m15 = m[15];
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m0), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m1), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m2), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m3), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m4), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m5), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m6), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m7), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m8), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m9), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m10), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m11), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m12), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m13), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m14), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m15), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m14), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m10), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m4), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m8), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m9), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m15), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m13), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m6), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m1), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m12), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m0), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m2), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m11), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m7), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m5), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m3), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m11), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m8), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m12), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m0), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m5), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m2), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m15), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m13), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m10), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m14), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m3), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m6), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m7), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m1), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m9), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m4), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m7), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m9), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m3), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m1), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m13), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m12), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m11), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m14), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m2), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m6), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m5), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m10), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m4), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m0), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m15), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m8), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m9), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m0), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m5), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m7), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m2), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m4), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m10), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m15), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m14), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m1), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m11), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m12), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m6), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m8), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m3), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m13), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m2), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m12), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m6), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m10), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m0), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m11), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m8), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m3), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m4), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m13), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m7), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m5), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m15), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m14), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m1), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m9), 16)), 63);
    v[0] = v0;
    v[1] = v1;
    v[2] = v2;
    v[3] = v3;
    v[4] = v4;
    v[5] = v5;
    v[6] = v6;
    v[7] = v7;
    v[8] = v8;
    v[9] = v9;
    v[10] = v10;
    v[11] = v11;
    v[12] = v12;
    v[13] = v13;
    v[14] = v14;
    v[15] = v15;
  }

  /** Rounds 6 to 11. */
  @SuppressWarnings("AssignmentExpression") // a mixing step a line, or it is three times as long
  private static void lastSix(long[] v, long[] m) {
    long v0 = v[0];
    long v1 = v[1];
    long v2 = v[2];
    long v3 = v[3];
    long v4 = v[4];
    long v5 = v[5];
    long v6 = v[6];
    long v7 = v[7];
    long v8 = v[8];
    long v9 = v[9];
    long v10 = v[10];
    long v11 = v[11];
    long v12 = v[12];
    long v13 = v[13];
    long v14 = v[14];
    long v15 = v[15];
    long m0 = m[0];
    long m1 = m[1];
    long m2 = m[2];
    long m3 = m[3];
    long m4 = m[4];
    long m5 = m[5];
    long m6 = m[6];
    long m7 = m[7];
    long m8 = m[8];
    long m9 = m[9];
    long m10 = m[10];
    long m11 = m[11];
    long m12 = m[12];
    long m13 = m[13];
    long m14 = m[14];
    long m15 = m[15];
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m12), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m5), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m1), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m15), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m14), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m13), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m4), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m10), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m0), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m7), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m6), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m3), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m9), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m2), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m8), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m11), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m13), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m11), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m7), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m14), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m12), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m1), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m3), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m9), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m5), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m0), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m15), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m4), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m8), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m6), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m2), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m10), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m6), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m15), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m14), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m9), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m11), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m3), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m0), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m8), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m12), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m2), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m13), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m7), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m1), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m4), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m10), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m5), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m10), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m2), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m8), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m4), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m7), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m6), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m1), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m5), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m15), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m11), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m9), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m14), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m3), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m12), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m13), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m0), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m0), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m1), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m2), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m3), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m4), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m5), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m6), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m7), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m8), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m9), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m10), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m11), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m12), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m13), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m14), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m15), 16)), 63);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m14), 32)), 24);
    v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m10), 16)), 63);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m4), 32)), 24);
    v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m8), 16)), 63);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m9), 32)), 24);
    v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m15), 16)), 63);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m13), 32)), 24);
    v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m6), 16)), 63);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m1), 32)), 24);
    v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m12), 16)), 63);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m0), 32)), 24);
    v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m2), 16)), 63);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m11), 32)), 24);
    v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m7), 16)), 63);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m5), 32)), 24);
    v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m3), 16)), 63);
    v[0] = v0;
    v[1] = v1;
    v[2] = v2;
    v[3] = v3;
    v[4] = v4;
    v[5] = v5;
    v[6] = v6;
    v[7] = v7;
    v[8] = v8;
    v[9] = v9;
    v[10] = v10;
    v[11] = v11;
    v[12] = v12;
    v[13] = v13;
    v[14] = v14;
    v[15] = v15;
  }
}
