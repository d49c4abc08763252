package io.github.ebuildattest.testkit.pep740;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ebuildattest.testkit.sigstore.Digests;
import io.github.ebuildattest.testkit.sigstore.Dsse;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import io.github.ebuildattest.testkit.sigstore.LogBody;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.RekorLog;
import io.github.ebuildattest.testkit.sigstore.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** The list of log entries, honest or as a forgery changes it. */
final class ForgedEntry {

  private static final byte[] OTHER = "{}".getBytes(StandardCharsets.US_ASCII);

  private final PrivateSigstore sigstore;
  private final SigningKey stranger;
  private final Signed signed;

  private ForgedEntry(PrivateSigstore sigstore, Signed signed) {
    this.sigstore = sigstore;
    this.stranger = sigstore.key("stranger");
    this.signed = signed;
  }

  /** Logs what was signed, and breaks what the forgeries name. */
  static JsonArray entries(PrivateSigstore sigstore, Signed signed, Set<Forgery> forgeries) {
    ForgedEntry forged = new ForgedEntry(sigstore, signed);
    RekorLog log = forgeries.contains(Forgery.LOG_UNKNOWN) ? sigstore.unknownLog() : sigstore.log();
    LogBody body = forged.dsse(log, signed.statement(), signed.signature(), signed.certificate());
    for (Forgery forgery : forgeries) {
      body = forged.body(log, forgery, body);
    }
    JsonObject entry = log.entry(body, signed.time());
    JsonArray entries = new JsonArray();
    entries.add(entry);
    for (Forgery forgery : forgeries) {
      forged.spoil(forgery, log, body, entry);
    }
    if (forgeries.contains(Forgery.LOG_ENTRY_EXTRA)) {
      entries.add(log.entry(forged.otherPayload(log), signed.time()));
    }
    return forgeries.contains(Forgery.LOG_ENTRY_MISSING) ? new JsonArray() : entries;
  }

  private LogBody dsse(RekorLog log, byte[] statement, byte[] signature, byte[] certificate) {
    return log.isSecond()
        ? LogBody.dsseV2(statement, signature, certificate)
        : LogBody.dsse(statement, signature, certificate);
  }

  private LogBody body(RekorLog log, Forgery forgery, LogBody honest) {
    byte[] statement = signed.statement();
    byte[] signature = signed.signature();
    byte[] certificate = signed.certificate();
    return switch (forgery) {
      case LOG_ENTRY_OTHER_PAYLOAD -> otherPayload(log);
      case LOG_ENTRY_OTHER_SIGNATURE ->
          dsse(
              log,
              statement,
              signed.request().key().signDifferently(Dsse.preAuthenticationEncoding(statement)),
              certificate);
      case LOG_ENTRY_OTHER_CERTIFICATE ->
          dsse(
              log,
              statement,
              signature,
              sigstore
                  .authority()
                  .issue(
                      signed
                          .request()
                          .withIdentity(new GoogleIdentity("somebody@testkit.example"))
                          .withSerial(signed.request().serial().add(BigInteger.ONE))));
      case LOG_ENTRY_HASHEDREKORD -> LogBody.hashedRekord(statement, signature, certificate);
      case LOG_ENTRY_INTOTO -> LogBody.inToto(statement, signature, certificate);
      case LOG_ENTRY_V2 -> LogBody.dsseV2(statement, signature, certificate);
      default -> honest;
    };
  }

  private LogBody otherPayload(RekorLog log) {
    return dsse(log, OTHER, signed.signature(), signed.certificate());
  }

  private void spoil(Forgery forgery, RekorLog log, LogBody body, JsonObject entry) {
    JsonObject proof = entry.getAsJsonObject("inclusionProof");
    switch (forgery) {
      case LOG_ENTRY_V2 -> {
        entry.remove("inclusionPromise");
        entry.remove("integratedTime");
      }
      case PROMISE_MISSING -> entry.remove("inclusionPromise");
      case PROMISE_WRONG -> {
        JsonObject promise = new JsonObject();
        promise.addProperty(
            "signedEntryTimestamp",
            base64(
                stranger.sign(
                    log.promised(
                        body.canonical(), signed.time(), entry.get("logIndex").getAsLong()))));
        entry.add("inclusionPromise", promise);
      }
      case INTEGRATED_TIME_MOVED ->
          entry.addProperty(
              "integratedTime", Long.toString(signed.time().plusSeconds(60).getEpochSecond()));
      case INCLUSION_PROOF_MISSING -> entry.remove("inclusionProof");
      case INCLUSION_PROOF_WRONG ->
          proof
              .getAsJsonArray("hashes")
              .set(0, new JsonPrimitive(base64(Digests.sha256("another sibling"))));
      case CHECKPOINT_MISSING -> proof.remove("checkpoint");
      case CHECKPOINT_SIGNATURE_WRONG ->
          checkpoint(proof, Base64.getDecoder().decode(text(proof, "rootHash")), log, stranger);
      case CHECKPOINT_OTHER_ROOT ->
          proof
              .getAsJsonObject("checkpoint")
              .addProperty(
                  "envelope",
                  log.checkpoint(
                      Integer.parseInt(text(proof, "treeSize")), Digests.sha256("another root")));
      default -> {}
    }
  }

  private static void checkpoint(JsonObject proof, byte[] root, RekorLog log, SigningKey key) {
    int size = Integer.parseInt(text(proof, "treeSize"));
    proof.getAsJsonObject("checkpoint").addProperty("envelope", log.checkpoint(size, root, key));
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
