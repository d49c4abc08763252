package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An identity with explicit parts, which may be inconsistent.
 *
 * @param subject the subject alternative name
 * @param subjectIsEmail whether it is an e-mail address rather than a URI
 * @param claims last OID arc to text
 * @param publisher PEP 740's publisher object
 */
public record StatedIdentity(
    String subject, boolean subjectIsEmail, SortedMap<Integer, String> claims, JsonObject publisher)
    implements Identity {

  public StatedIdentity {
    claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
    publisher = publisher.deepCopy();
  }

  @Override
  public JsonObject publisher() {
    return publisher.deepCopy();
  }
}
