package io.github.ebuildattest.testkit.pep740;

import com.google.gson.JsonObject;
import java.util.Set;

/** The document around an attestation, honest or as a forgery changes it. */
final class ForgedProvenance {

  private ForgedProvenance() {}

  static Provenance of(AttestationMaker maker, Set<Forgery> forgeries) {
    JsonObject publisher = publisher(maker.publisher(), forgeries);
    Provenance document = new Provenance();
    if (forgeries.contains(Forgery.PROVENANCE_VERSION_UNKNOWN)) {
      document.version(2);
    }
    if (forgeries.contains(Forgery.BUNDLES_EMPTY)) {
      return document;
    }
    if (forgeries.contains(Forgery.ATTESTATIONS_EMPTY)) {
      return document.bundle(publisher);
    }
    JsonObject attestation =
        forgeries.contains(Forgery.SLSA_ONLY)
            ? maker.withPredicate(AttestationMaker.SLSA).attestation()
            : maker.attestation();
    if (forgeries.contains(Forgery.PREDICATE_REPEATED)) {
      return document.bundle(publisher, attestation, attestation.deepCopy());
    }
    document.bundle(publisher, attestation);
    if (forgeries.contains(Forgery.BUNDLE_EXTRA_EMPTY)) {
      document.bundle(publisher.deepCopy());
    }
    return document;
  }

  private static JsonObject publisher(JsonObject publisher, Set<Forgery> forgeries) {
    if (forgeries.contains(Forgery.PUBLISHER_OTHER)) {
      publisher.addProperty(publisher.has("email") ? "email" : "repository", "somebody/else");
    }
    if (forgeries.contains(Forgery.PUBLISHER_OTHER_WORKFLOW)) {
      publisher.addProperty(
          publisher.has("workflow_filepath") ? "workflow_filepath" : "workflow", "another.yml");
    }
    if (forgeries.contains(Forgery.PUBLISHER_KIND_UNKNOWN)) {
      publisher.addProperty("kind", "Weaver");
    }
    return publisher;
  }
}
