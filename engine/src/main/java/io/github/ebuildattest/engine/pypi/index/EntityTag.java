package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.digest.Digester;
import java.util.Base64;

/**
 * The entity tag of a body if the server makes it as PyPI does: the body's MD5 in base64 without
 * padding, in double quotes, which is a strong tag (RFC 9110 §8.8.3). PyPI's source leaves it to
 * WebOb's {@code md5_etag}. An encoded body has the tag of its encoded bytes, but none is asked
 * for.
 *
 * <p>MD5 is the server's choice. Bytes that somebody put into the cache count only where the server
 * names their tag, so they would have to be a second preimage of its own page, which nobody can
 * find. A colliding pair can be made, but only by somebody who also writes a part of the project's
 * page: it could hide what they did to their own releases, but not a quarantine, whose page has
 * nothing of theirs.
 *
 * @see <a href="https://docs.pypi.org/api/index-api/">PyPI, Index API: ETag</a>
 * @see <a href="https://github.com/pypi/warehouse/blob/main/warehouse/cache/http.py">PyPI's {@code
 *     conditional_http_tween_factory}</a>
 */
final class EntityTag {

  private EntityTag() {}

  /** The tag of a body, quotes included. */
  static String of(byte[] body) {
    Digester digester = Digester.md5();
    digester.update(body, 0, body.length);
    return '"' + Base64.getEncoder().withoutPadding().encodeToString(digester.digest()) + '"';
  }
}
