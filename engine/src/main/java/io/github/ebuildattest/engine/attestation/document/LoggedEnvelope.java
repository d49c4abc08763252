package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.ShapeException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code dsse} log entry says was signed.
 *
 * @param payloadHash SHA-256 of the statement
 * @param signature over it
 * @param certificate of the signer, in DER
 * @see <a href="https://github.com/sigstore/rekor/tree/main/pkg/types/dsse">Rekor's dsse type</a>
 */
public record LoggedEnvelope(Bytes payloadHash, Bytes signature, Bytes certificate) {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN CERTIFICATE-----\\n([A-Za-z0-9+/=\\n]+)-----END CERTIFICATE-----\\n*");

  /**
   * Reads Rekor v1's spec. Its {@code envelopeHash} is over the client's own serialisation of the
   * envelope, which no document carries; so it must be present, but cannot be compared with
   * anything.
   */
  public static LoggedEnvelope v1(JsonCursor spec) throws ShapeException {
    spec.get("envelopeHash").get("algorithm").text();
    spec.get("envelopeHash").get("value").text();
    JsonCursor hash = spec.get("payloadHash");
    String algorithm = hash.get("algorithm").text();
    if (!algorithm.equals("sha256")) {
      throw new ShapeException("the payload's hash is %s, not sha256".formatted(algorithm));
    }
    JsonCursor signature = only(spec.get("signatures"));
    return new LoggedEnvelope(
        hex(hash.get("value")),
        signature.get("signature").base64(),
        pem(signature.get("verifier")));
  }

  public static LoggedEnvelope v2(JsonCursor spec) throws ShapeException {
    JsonCursor envelope = spec.get("dsseV002");
    JsonCursor hash = envelope.get("payloadHash");
    String algorithm = hash.get("algorithm").text();
    if (!algorithm.equals("SHA2_256")) {
      throw new ShapeException("the payload's hash is %s, not SHA2_256".formatted(algorithm));
    }
    JsonCursor signature = only(envelope.get("signatures"));
    return new LoggedEnvelope(
        hash.get("digest").base64(),
        signature.get("content").base64(),
        signature.get("verifier").get("x509Certificate").get("rawBytes").base64());
  }

  private static JsonCursor only(JsonCursor list) throws ShapeException {
    List<JsonCursor> items = list.items();
    if (items.size() != 1) {
      throw new ShapeException("%s has %d entries, not one".formatted(list.path(), items.size()));
    }
    return items.get(0);
  }

  private static Bytes hex(JsonCursor hash) throws ShapeException {
    String text = hash.text();
    if (!text.matches("[0-9a-f]{64}")) {
      throw new ShapeException("%s is not 64 hexadecimal digits".formatted(hash.path()));
    }
    return Bytes.of(HexFormat.of().parseHex(text));
  }

  /** One certificate in PEM (RFC 7468), itself in base64. */
  private static Bytes pem(JsonCursor verifier) throws ShapeException {
    Matcher pem = PEM.matcher(verifier.base64().utf8());
    if (!pem.matches()) {
      throw new ShapeException("%s is not one certificate".formatted(verifier.path()));
    }
    try {
      return Bytes.of(Base64.getDecoder().decode(pem.group(1).replace("\n", "")));
    } catch (IllegalArgumentException e) {
      throw new ShapeException("%s is not base64 inside".formatted(verifier.path()), e);
    }
  }
}
