package io.github.ebuildattest.testkit.pep740;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ebuildattest.testkit.sigstore.Digests;
import io.github.ebuildattest.testkit.sigstore.Dsse;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.LeafRequest;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.SigningKey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes attestations and provenance documents of PEP 740 for one file. Immutable: every {@code
 * with…} gives another maker. The same settings make the same bytes.
 */
public final class AttestationMaker {

  /** PEP 740's publish attestation. */
  public static final String PUBLISH = "https://docs.pypi.org/attestations/publish/v1";

  /** SLSA provenance, the other predicate that PyPI accepts. */
  public static final String SLSA = "https://slsa.dev/provenance/v1";

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  /** Fulcio's serial numbers have up to 20 bytes (RFC 5280 §4.1.2.2). */
  private static final int SERIAL_BYTES = 19;

  private final PrivateSigstore sigstore;
  private final Identity identity;
  private final String file;
  private final String sha256;
  private final String predicate;
  private final Instant time;
  private final boolean timestamped;
  private final Set<Forgery> forgeries;

  private AttestationMaker(
      PrivateSigstore sigstore,
      Identity identity,
      String file,
      String sha256,
      String predicate,
      Instant time,
      boolean timestamped,
      Set<Forgery> forgeries) {
    this.sigstore = sigstore;
    this.identity = identity;
    this.file = file;
    this.sha256 = sha256;
    this.predicate = predicate;
    this.time = time;
    this.timestamped = timestamped;
    this.forgeries = forgeries;
  }

  /**
   * A publish attestation of a file.
   *
   * @param file the name of a source distribution or wheel
   * @param bytes its bytes
   * @param time when the log records it, in whole seconds
   */
  public static AttestationMaker of(
      PrivateSigstore sigstore, Identity identity, String file, byte[] bytes, Instant time) {
    return ofDigest(sigstore, identity, file, Digests.sha256Hex(bytes), time);
  }

  /** The same for a file of which only the SHA-256 is known, in hexadecimal. */
  public static AttestationMaker ofDigest(
      PrivateSigstore sigstore, Identity identity, String file, String sha256, Instant time) {
    return new AttestationMaker(
        sigstore,
        identity,
        file,
        sha256,
        PUBLISH,
        time,
        sigstore.log().isSecond(),
        Collections.unmodifiableSet(EnumSet.noneOf(Forgery.class)));
  }

  /** The same, attested by another identity. */
  public AttestationMaker withIdentity(Identity other) {
    return new AttestationMaker(
        sigstore, other, file, sha256, predicate, time, timestamped, forgeries);
  }

  /** The same with another predicate type. */
  public AttestationMaker withPredicate(String other) {
    return new AttestationMaker(
        sigstore, identity, file, sha256, other, time, timestamped, forgeries);
  }

  /** The same, logged at another time. */
  public AttestationMaker withTime(Instant other) {
    return new AttestationMaker(
        sigstore, identity, file, sha256, predicate, other, timestamped, forgeries);
  }

  /** The same with exactly these things wrong. */
  public AttestationMaker forged(Forgery... wrong) {
    Set<Forgery> set = EnumSet.noneOf(Forgery.class);
    set.addAll(Arrays.asList(wrong));
    return new AttestationMaker(
        sigstore,
        identity,
        file,
        sha256,
        predicate,
        time,
        timestamped,
        Collections.unmodifiableSet(set));
  }

  /**
   * The same with a timestamp over the signature. Entries of a log of version 2 always have one.
   */
  public AttestationMaker timestamped() {
    return new AttestationMaker(sigstore, identity, file, sha256, predicate, time, true, forgeries);
  }

  /** One attestation object, without forgeries of the provenance around it. */
  public JsonObject attestation() {
    byte[] statement = Statement.of(file, sha256, predicate, forgeries);
    byte[] fingerprint = Digests.sha256(label());
    SigningKey key = sigstore.key("leaf " + label());
    LeafRequest request =
        LeafRequest.honest(
            key,
            identity,
            new BigInteger(1, fingerprint, 0, SERIAL_BYTES).setBit(0),
            time.minusSeconds(2),
            sigstore.ctLog());
    byte[] certificate = ForgedCertificate.issue(sigstore, request, forgeries);
    SigningKey signer =
        forgeries.contains(Forgery.SIGNATURE_OTHER_KEY) ? sigstore.key("stranger") : key;
    byte[] signature = signer.sign(Dsse.preAuthenticationEncoding(statement));

    JsonObject material = new JsonObject();
    material.addProperty("certificate", BASE64.encodeToString(certificate));
    material.add(
        "transparency_entries",
        ForgedEntry.entries(
            sigstore, new Signed(statement, signature, certificate, request, time), forgeries));
    JsonArray timestamps = ForgedTimestamps.of(sigstore, signature, time, timestamped, forgeries);
    if (!timestamps.isEmpty()) {
      material.add("timestamps", timestamps);
    }
    JsonObject envelope = new JsonObject();
    envelope.addProperty("statement", BASE64.encodeToString(statement));
    envelope.addProperty("signature", BASE64.encodeToString(signature));
    JsonObject attestation = new JsonObject();
    attestation.addProperty(
        "version", forgeries.contains(Forgery.ATTESTATION_VERSION_UNKNOWN) ? 2 : 1);
    attestation.add("verification_material", material);
    attestation.add("envelope", envelope);
    return attestation;
  }

  /** {@link #attestation()} as the text of a {@code .publish.attestation} file. */
  public String attestationJson() {
    return Documents.compact(attestation());
  }

  /** A provenance document with this one attestation in one bundle, forgeries included. */
  public String provenanceJson() {
    return ForgedProvenance.of(this, forgeries).json();
  }

  /** The publisher object of the identity. */
  JsonObject publisher() {
    return identity.publisher();
  }

  private String label() {
    return String.join(
        "|",
        file,
        sha256,
        predicate,
        identity.subject(),
        identity.claims().toString(),
        time.toString());
  }
}
