package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.trust.Authority;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorityTest {

  /** A private Sigstore's authority may be one self-signed certificate. */
  @Test
  void one_certificate_leads_to_itself_while_it_is_valid() throws Exception {
    Authority whole =
        TrustedRoot.parse(
                ForgedDocuments.SIGSTORE.timestampedRoot().json().getBytes(StandardCharsets.UTF_8),
                "testkit",
                Instant.EPOCH)
            .keys()
            .timestampAuthorities()
            .get(0);
    X509Certificate self = whole.chain().get(whole.chain().size() - 1);
    Authority alone =
        new Authority(
            whole.organization(), whole.commonName(), whole.uri(), List.of(self), whole.validity());
    Instant begin = self.getNotBefore().toInstant();

    assertThat(alone.holds(begin.plus(Duration.ofDays(1)))).isTrue();
    assertThat(alone.holds(begin.minus(Duration.ofDays(1)))).isFalse();
  }
}
