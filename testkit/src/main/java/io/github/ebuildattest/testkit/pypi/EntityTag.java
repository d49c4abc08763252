package io.github.ebuildattest.testkit.pypi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The entity tag that PyPI gives to an answer that is not encoded: the MD5 of the body in base64
 * without padding, in double quotes (RFC 9110 §8.8.3, a strong one).
 *
 * @see <a href="https://github.com/pypi/warehouse/blob/main/warehouse/cache/http.py">PyPI's {@code
 *     conditional_http_tween_factory}, which leaves it to WebOb's {@code md5_etag}</a>
 */
public final class EntityTag {

  private EntityTag() {}

  /** The tag of a body, quotes included. */
  public static String of(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(body);
      return '"' + Base64.getEncoder().withoutPadding().encodeToString(digest) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
