package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonObject;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who requests a certificate from Fulcio: what the certificate will say, and how PyPI names the
 * same publisher in a provenance document.
 */
public interface Identity {

  /** The subject alternative name: a URI, or an e-mail address. */
  String subject();

  /** Whether {@link #subject()} is an RFC 822 name. */
  boolean subjectIsEmail();

  /**
   * The certificate's claims: the last arc of the OID below 1.3.6.1.4.1.57264.1, from 1 to 24, to
   * its text (Fulcio's {@code docs/oid-info.md}). Sorted, because certificates are written in this
   * order.
   */
  SortedMap<Integer, String> claims();

  /** PEP 740's publisher object. */
  JsonObject publisher();

  /** The same with one claim set, or left out where the value is null. */
  default Identity withClaim(int arc, @Nullable String value) {
    SortedMap<Integer, String> changed = new TreeMap<>(claims());
    if (value == null) {
      changed.remove(arc);
    } else {
      changed.put(arc, value);
    }
    return new StatedIdentity(subject(), subjectIsEmail(), changed, publisher());
  }

  /** The same, with another OIDC issuer (claims 1 and 8). */
  default Identity withIssuer(String issuer) {
    return withClaim(1, issuer).withClaim(8, issuer);
  }

  /** The same certificate under another publisher object. */
  default Identity withPublisher(JsonObject publisher) {
    return new StatedIdentity(subject(), subjectIsEmail(), claims(), publisher);
  }
}
