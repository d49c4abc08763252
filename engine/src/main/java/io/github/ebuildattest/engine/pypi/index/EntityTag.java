package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.digest.Digester;
import java.util.Base64;

/**
 * The entity tag of a body where the server makes it as PyPI does: the body's MD5 in base64 without
 * padding, in double quotes, which is a strong tag (RFC 9110 §8.8.3). PyPI's source leaves it to
 * WebOb's {@code md5_etag}; an encoded body has that of its encoded bytes, and none is asked for.
 *
 * <p>That it is MD5 is the server's choice. Bytes that somebody put into the cache count only where
 * the server names their tag, so they have to be a second preimage of its own page, and nobody
 * finds those. A pair that collides, which can be made, serves only who also writes a part of the
 * project's page: it could hide what he himself did to his releases, and no quarantine, whose page
 * has nothing of his.
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
