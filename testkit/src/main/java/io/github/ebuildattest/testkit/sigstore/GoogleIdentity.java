package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Google Cloud service account: an e-mail address and an issuer, and nothing about repositories.
 *
 * @param email the account
 */
public record GoogleIdentity(String email) implements Identity {

  /** The OIDC issuer of Google. */
  public static final String ISSUER = "https://accounts.google.com";

  @Override
  public String subject() {
    return email;
  }

  @Override
  public boolean subjectIsEmail() {
    return true;
  }

  @Override
  public SortedMap<Integer, String> claims() {
    return new TreeMap<>(Map.of(1, ISSUER, 8, ISSUER));
  }

  @Override
  public JsonObject publisher() {
    JsonObject publisher = new JsonObject();
    publisher.addProperty("kind", "Google");
    publisher.addProperty("email", email);
    return publisher;
  }
}
