package io.github.ebuildattest.testkit.pep740;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** A provenance document (PEP 740, "provenance objects"), bundle by bundle. */
public final class Provenance {

  private final JsonArray bundles = new JsonArray();
  private int version = 1;

  /** A document without bundles, to be filled. */
  public Provenance() {}

  /** Sets the version, which is 1 otherwise. */
  public Provenance version(int other) {
    this.version = other;
    return this;
  }

  /** Adds a bundle: a publisher object and the attestations it is said to have made. */
  public Provenance bundle(JsonObject publisher, JsonObject... attestations) {
    JsonArray list = new JsonArray();
    for (JsonObject attestation : attestations) {
      list.add(attestation);
    }
    JsonObject bundle = new JsonObject();
    bundle.add("publisher", publisher);
    bundle.add("attestations", list);
    bundles.add(bundle);
    return this;
  }

  /** The document as JSON text, as PyPI serves it. */
  public String json() {
    JsonObject document = new JsonObject();
    document.addProperty("version", version);
    document.add("attestation_bundles", bundles);
    return Documents.compact(document);
  }
}
