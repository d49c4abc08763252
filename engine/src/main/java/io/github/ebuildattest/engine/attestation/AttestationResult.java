package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.LogRecord;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verification says of one attestation.
 *
 * @param predicate the statement's predicate type, or null where the statement cannot be read
 * @param verified whether every step passed, and sigstore-java agreed
 * @param claims the certificate's claims, or null where it cannot be read; proven only if verified
 * @param log the log entry, or null where it cannot be read; proven only if verified
 * @param publisher the publisher of the bundle, or null for a bare attestation
 * @param findings what did not hold, in the order of the steps; empty exactly if verified
 */
public record AttestationResult(
    @Nullable String predicate,
    boolean verified,
    @Nullable Claims claims,
    @Nullable LogRecord log,
    @Nullable Publisher publisher,
    List<Finding> findings) {

  public AttestationResult {
    findings = List.copyOf(findings);
  }
}
