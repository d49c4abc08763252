package io.github.ebuildattest.engine.attestation.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.digest.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {

  private static final Bytes SIGNED = Bytes.utf8("what was signed");

  @ParameterizedTest
  @CsvSource({"EC, SHA256withECDSA", "RSA, SHA256withRSA", "Ed25519, Ed25519"})
  void holds_for_the_key_the_bytes_and_the_signature_together(String key, String algorithm)
      throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(key).generateKeyPair();
    KeyPair stranger = KeyPairGenerator.getInstance(key).generateKeyPair();
    Bytes signature = sign(pair, algorithm);
    Signatures judged = Signatures.judged();

    assertThat(judged.holds(pair.getPublic(), SIGNED, signature)).isTrue();
    assertThat(judged.holds(stranger.getPublic(), SIGNED, signature)).isFalse();
    assertThat(judged.holds(pair.getPublic(), Bytes.utf8("other bytes"), signature)).isFalse();
    assertThat(judged.holds(pair.getPublic(), SIGNED, Bytes.utf8("no signature"))).isFalse();
    assertThat(judged.holds(pair.getPublic(), SIGNED, Bytes.of(new byte[0]))).isFalse();
  }

  @Test
  void a_key_that_signs_nothing_made_nothing() throws GeneralSecurityException {
    KeyPair agreement = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    KeyPair ec = KeyPairGenerator.getInstance("EC").generateKeyPair();

    assertThat(
            Signatures.judged().holds(agreement.getPublic(), SIGNED, sign(ec, "SHA256withECDSA")))
        .isFalse();
  }

  private static Bytes sign(KeyPair pair, String algorithm) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(pair.getPrivate());
    signer.update(SIGNED.toArray());
    return Bytes.of(signer.sign());
  }
}
