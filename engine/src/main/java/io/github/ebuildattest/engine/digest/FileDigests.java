package io.github.ebuildattest.engine.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * What one pass over a file's bytes yields. Digests are lower-case hexadecimal.
 *
 * @param size in bytes
 * @param sha256 64 digits: what attestations and the index name
 * @param sha512 128 digits: {@code SHA512} of a Manifest
 * @param blake2b 128 digits, unkeyed BLAKE2b-512 (RFC 7693): {@code BLAKE2B} of a Manifest
 */
public record FileDigests(long size, String sha256, String sha512, String blake2b) {

  /** The result of a pass that is bounded by an expected size. */
  public sealed interface Measured {}

  /**
   * The bytes ended at or before the expected size.
   *
   * @param digests of all of them
   */
  public record Complete(FileDigests digests) implements Measured {}

  /**
   * There are more bytes than expected; the pass stopped at the first one too many.
   *
   * @param expectedSize in bytes
   */
  public record LongerThan(long expectedSize) implements Measured {}

  /**
   * Measures a file, which must be a regular one: reading a pipe could wait for ever.
   *
   * @param expectedSize in bytes; no more than one byte beyond it is read
   * @throws IOException where it cannot be read
   */
  public static Measured of(Path file, long expectedSize) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in, expectedSize);
    }
  }

  /**
   * Measures bytes on the calling thread: no interrupt stops it.
   *
   * @param expectedSize in bytes
   */
  public static Measured of(byte[] bytes, long expectedSize) {
    try (DigestPass pass = new DigestPass(expectedSize, false)) {
      pass.update(ByteBuffer.wrap(bytes));
      return pass.end();
    } catch (IOException e) {
      throw new IllegalStateException("neither a file nor another thread was waited for", e);
    }
  }

  /**
   * Measures a stream and leaves it open.
   *
   * @param expectedSize in bytes; no more than one byte beyond it is read
   * @throws IOException where it cannot be read
   */
  public static Measured of(InputStream in, long expectedSize) throws IOException {
    try (DigestPass pass = new DigestPass(expectedSize)) {
      pass.readAll(in);
      return pass.end();
    }
  }

  /**
   * The SHA-256 alone, in a third of the time, for a file that is compared with no Manifest.
   *
   * @return lower-case hexadecimal
   * @throws IOException where it cannot be read
   */
  public static String sha256(Path file) throws IOException {
    Digester digester = Digester.sha(256);
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digester.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digester.digest());
  }
}
