package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;

/**
 * What was signed, and the signature (PEP 740, "attestation object"; a DSSE envelope whose payload
 * type is always in-toto's).
 *
 * @param statement the statement's bytes
 * @param signature over {@link #preAuthenticationEncoding()}
 */
public record Envelope(Bytes statement, Bytes signature) {

  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  /**
   * The bytes under the signature. Lengths count bytes.
   *
   * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">DSSE</a>
   */
  public Bytes preAuthenticationEncoding() {
    String head =
        "DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + statement.size() + " ";
    return Bytes.concat(Bytes.utf8(head), statement);
  }
}
