package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.document.PublisherIdentity;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Optional;

/** Step: the identity provider in the certificate is the one that the publisher's kind uses. */
public final class IssuerMatchesPublisher {

  private IssuerMatchesPublisher() {}

  public static Optional<Finding> check(Publisher publisher, Claims claims) {
    String expected = PublisherIdentity.issuer(publisher);
    return expected.equals(claims.issuer())
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingId.ISSUER_MISMATCH,
                "The publisher is %s, whose identity provider is %s; the certificate's is %s."
                    .formatted(publisher.kind(), expected, claims.issuer())));
  }
}
