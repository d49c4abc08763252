package io.github.ebuildattest.engine.source.tree;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.util.sha1.SHA1;
import org.eclipse.jgit.util.sha1.Sha1CollisionException;

/**
 * The id of a file's contents in git: the SHA-1 of {@code blob SIZE NUL} and the bytes, by an
 * implementation that detects the marks of a forged collision (Stevens and Shumow, 2017). Contents
 * that carry them get no id, and so are never those of a commit.
 */
public final class BlobId {

  private BlobId() {}

  /** The id of these bytes, in hexadecimal. */
  public static String of(byte[] content) {
    Hash hash = begin(content.length);
    hash.add(content, content.length);
    return hash.id();
  }

  /**
   * Begins the id of contents that come piece by piece.
   *
   * @param size of all of them, in bytes
   */
  public static Hash begin(long size) {
    return new Hash(size);
  }

  /** An id being computed. */
  public static final class Hash {

    private final SHA1 sha1 = SHA1.newInstance().setDetectCollision(true);

    private Hash(long size) {
      sha1.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds the first bytes of a buffer. */
    public void add(byte[] buffer, int count) {
      sha1.update(buffer, 0, count);
    }

    /** The id, in hexadecimal; empty where the contents are one half of a forged collision. */
    public String id() {
      try {
        return sha1.toObjectId().name();
      } catch (Sha1CollisionException e) {
        // no id at all equals none of a commit's
        return "";
      }
    }
  }
}
