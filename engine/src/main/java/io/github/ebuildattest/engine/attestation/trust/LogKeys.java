package io.github.ebuildattest.engine.attestation.trust;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.ShapeException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;

/** Reads the public keys of a trusted root (Sigstore's {@code PublicKeyDetails}). */
final class LogKeys {

  private LogKeys() {}

  /**
   * Reads a key.
   *
   * @return empty for an algorithm that this tool does not know: such a key verifies nothing here
   * @throws ShapeException where the bytes are not such a key
   */
  static Optional<PublicKey> parse(String details, Bytes encoded) throws ShapeException {
    try {
      return switch (details) {
        case "PKIX_ECDSA_P256_SHA_256" ->
            Optional.of(
                KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(encoded.toArray())));
        case "PKIX_ED25519" ->
            Optional.of(
                KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(encoded.toArray())));
        case "PKCS1_RSA_PKCS1V5" -> Optional.of(pkcs1(encoded));
        default -> Optional.empty();
      };
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // BouncyCastle throws many kinds of unchecked exceptions for bytes that are not DER
      throw new ShapeException("a key is not a %s".formatted(details), e);
    }
  }

  private static PublicKey pkcs1(Bytes encoded) throws GeneralSecurityException, IOException {
    RSAPublicKey key = RSAPublicKey.getInstance(ASN1Primitive.fromByteArray(encoded.toArray()));
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
  }
}
