package io.github.ebuildattest.engine.attestation.trust;

import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.engine.json.StrictJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Sigstore's trusted root format, version 0.1 ({@code sigstore_trustroot.proto} in protobuf's
 * JSON mapping). A validity without a start is refused: it would make a key valid for all time.
 */
public final class TrustedRootReader {

  private static final String MEDIA_TYPE =
      "application/vnd.dev.sigstore.trustedroot+json;version=0.1";

  /** The only hash that Merkle trees are computed with here (RFC 6962 §2.1). */
  private static final String TREE_HASH = "SHA2_256";

  private static final Set<String> SCHEMES = Set.of("https", "http");

  private final JsonCursor root;

  private TrustedRootReader(JsonCursor root) {
    this.root = root;
  }

  public static TrustedRoot.Keys read(Bytes document) throws ShapeException, NotJsonException {
    return new TrustedRootReader(JsonCursor.root("root", StrictJson.parse(document))).read();
  }

  private TrustedRoot.Keys read() throws ShapeException {
    String mediaType = root.get("mediaType").text();
    if (!mediaType.equals(MEDIA_TYPE)) {
      throw new ShapeException("its media type is %s, not %s".formatted(mediaType, MEDIA_TYPE));
    }
    TrustedRoot.Keys keys =
        new TrustedRoot.Keys(
            authorities("certificateAuthorities"),
            logs("tlogs"),
            logs("ctlogs"),
            authorities("timestampAuthorities"));
    if (keys.authorities().isEmpty() || keys.logs().isEmpty()) {
      throw new ShapeException("it names no certificate authority or no transparency log");
    }
    return keys;
  }

  private List<Log> logs(String key) throws ShapeException {
    List<Log> logs = new ArrayList<>();
    for (JsonCursor log : list(root, key)) {
      JsonCursor publicKey = log.get("publicKey");
      String details = publicKey.get("keyDetails").text();
      Bytes encoded = publicKey.get("rawBytes").base64();
      Optional<PublicKey> parsed = LogKeys.parse(details, encoded);
      Validity validity = validity(publicKey.get("validFor"));
      Bytes id = log.get("logId").get("keyId").base64();
      URI baseUrl = uri(log.get("baseUrl"));
      // a log whose hash or key is not known here verifies nothing, and does no harm
      if (log.get("hashAlgorithm").text().equals(TREE_HASH)) {
        parsed.ifPresent(k -> logs.add(new Log(id, baseUrl, k, details, encoded, validity)));
      }
    }
    return logs;
  }

  private List<Authority> authorities(String key) throws ShapeException {
    List<Authority> authorities = new ArrayList<>();
    for (JsonCursor authority : list(root, key)) {
      List<X509Certificate> chain = new ArrayList<>();
      for (JsonCursor certificate : authority.get("certChain").get("certificates").items()) {
        chain.add(SigningCertificate.x509(certificate.get("rawBytes").base64()));
      }
      if (chain.isEmpty()) {
        throw new ShapeException("%s has no certificate".formatted(authority.path()));
      }
      JsonCursor subject = authority.get("subject");
      authorities.add(
          new Authority(
              optionalText(subject, "organization"),
              optionalText(subject, "commonName"),
              optionalUri(authority),
              chain,
              validity(authority.get("validFor"))));
    }
    return authorities;
  }

  private static List<JsonCursor> list(JsonCursor holder, String key) throws ShapeException {
    Optional<JsonCursor> list = holder.find(key);
    return list.isPresent() ? list.get().items() : List.of();
  }

  private static String optionalText(JsonCursor holder, String key) throws ShapeException {
    Optional<JsonCursor> text = holder.find(key);
    return text.isPresent() ? text.get().text() : "";
  }

  private static Validity validity(JsonCursor validFor) throws ShapeException {
    Optional<JsonCursor> end = validFor.find("end");
    return new Validity(time(validFor.get("start")), end.isPresent() ? time(end.get()) : null);
  }

  private static Instant time(JsonCursor time) throws ShapeException {
    try {
      return Instant.parse(time.text());
    } catch (DateTimeException e) {
      throw new ShapeException("%s is no RFC 3339 time".formatted(time.path()), e);
    }
  }

  /** An authority's address is not needed to verify, so it may be left out. */
  private static URI optionalUri(JsonCursor authority) throws ShapeException {
    Optional<JsonCursor> uri = authority.find("uri");
    return uri.isPresent() ? uri(uri.get()) : URI.create("");
  }

  private static URI uri(JsonCursor uri) throws ShapeException {
    try {
      URI parsed = new URI(uri.text());
      if (parsed.getHost() == null || !SCHEMES.contains(parsed.getScheme())) {
        throw new ShapeException("%s names no host of the web".formatted(uri.path()));
      }
      return parsed;
    } catch (URISyntaxException e) {
      throw new ShapeException("%s is no URI".formatted(uri.path()), e);
    }
  }
}
