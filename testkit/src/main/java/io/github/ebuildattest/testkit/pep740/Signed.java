package io.github.ebuildattest.testkit.pep740;

import io.github.ebuildattest.testkit.sigstore.LeafRequest;
import java.time.Instant;

/** What is to be logged: a statement, the signature over it, the certificate, and the time. */
final class Signed {

  private final byte[] statement;
  private final byte[] signature;
  private final byte[] certificate;
  private final LeafRequest request;
  private final Instant time;

  /**
   * Takes the parts.
   *
   * @param certificate as issued, DER
   * @param request what was requested, before any forgery
   */
  Signed(
      byte[] statement, byte[] signature, byte[] certificate, LeafRequest request, Instant time) {
    this.statement = statement;
    this.signature = signature;
    this.certificate = certificate;
    this.request = request;
    this.time = time;
  }

  byte[] statement() {
    return statement;
  }

  byte[] signature() {
    return signature;
  }

  byte[] certificate() {
    return certificate;
  }

  LeafRequest request() {
    return request;
  }

  Instant time() {
    return time;
  }
}
