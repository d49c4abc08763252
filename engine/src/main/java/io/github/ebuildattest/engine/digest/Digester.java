package io.github.ebuildattest.engine.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One digest over bytes that arrive in pieces. */
public interface Digester {

  /** Takes the next bytes. */
  void update(byte[] bytes, int from, int length);

  /** Ends it; it cannot go on afterwards. */
  byte[] digest();

  /** SHA-2 of a length that every Java platform has (FIPS 180-4). */
  static Digester sha(int bits) {
    return ofThePlatform("SHA-" + bits);
  }

  /** MD5 (RFC 1321), which proves nothing where somebody else chose the bytes. */
  static Digester md5() {
    return ofThePlatform("MD5");
  }

  private static Digester ofThePlatform(String algorithm) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
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
