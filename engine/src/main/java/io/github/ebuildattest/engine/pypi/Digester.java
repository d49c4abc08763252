package io.github.ebuildattest.engine.pypi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One digest over bytes that arrive in pieces. */
interface Digester {

  /** Takes the next bytes. */
  void update(byte[] bytes, int from, int length);

  /** Ends it; it cannot go on afterwards. */
  byte[] digest();

  /** One that every Java platform has (FIPS 180-4). */
  static Digester sha(int bits) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-" + bits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-" + bits, e);
    }
    return new Digester() {
      @Override
      public void update(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
      }

      @Override
      public byte[] digest() {
        return digest.digest();
      }
    };
  }
}
