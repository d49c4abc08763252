package io.github.ebuildattest.testkit.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
  private final SigningKey key = SigningKey.derive("seed", "label");

  @Test
  void signatures_verify_with_the_platform_s_own_ecdsa() throws Exception {
    assertThat(verifies(key.sign(MESSAGE))).isTrue();
    assertThat(verifies(key.signDifferently(MESSAGE))).isTrue();
  }

  @Test
  void the_same_message_has_the_same_signature_and_another_that_is_valid_too() {
    assertThat(key.sign(MESSAGE))
        .isEqualTo(SigningKey.derive("seed", "label").sign(MESSAGE))
        .isNotEqualTo(key.signDifferently(MESSAGE));
  }

  @Test
  void another_seed_or_label_is_another_key() {
    assertThat(key.keyId())
        .isNotEqualTo(SigningKey.derive("seed", "other").keyId())
        .isNotEqualTo(SigningKey.derive("other", "label").keyId());
  }

  private boolean verifies(byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.publicKey())));
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }
}
