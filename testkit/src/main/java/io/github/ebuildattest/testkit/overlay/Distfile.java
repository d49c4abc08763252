package io.github.ebuildattest.testkit.overlay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/** A file as Portage fetches it: a name in DISTDIR, and bytes. */
public final class Distfile {

  private static final int BLAKE2B_BITS = 512;

  private final String name;
  private final byte[] bytes;

  /** A distfile of these bytes. */
  public Distfile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  /** A distfile of a text's UTF-8 bytes. */
  public static Distfile of(String name, String text) {
    return new Distfile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The same file with one byte changed, the twentieth from the end. */
  public Distfile damaged() {
    byte[] other = bytes.clone();
    other[Math.max(0, other.length - 20)] ^= 1;
    return new Distfile(name, other);
  }

  /** Its line in a Manifest (GLEP 74), without the line feed. */
  public String manifestLine() {
    Blake2bDigest blake2b = new Blake2bDigest(BLAKE2B_BITS);
    blake2b.update(bytes, 0, bytes.length);
    byte[] digest = new byte[BLAKE2B_BITS / Byte.SIZE];
    blake2b.doFinal(digest, 0);
    return String.join(
        " ",
        "DIST",
        name,
        Integer.toString(bytes.length),
        "BLAKE2B",
        HexFormat.of().formatHex(digest),
        "SHA512",
        HexFormat.of().formatHex(sha512()));
  }

  private byte[] sha512() {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform in use has SHA-512", e);
    }
  }
}
