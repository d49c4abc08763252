package io.github.ebuildattest.testkit.sigstore;

import java.nio.charset.StandardCharsets;

/** What a DSSE signature covers (the DSSE protocol, v1). */
public final class Dsse {

  /** The payload type of in-toto statements, the only one PEP 740 knows. */
  public static final String IN_TOTO = "application/vnd.in-toto+json";

  private Dsse() {}

  /** The pre-authentication encoding of an in-toto statement; lengths count bytes. */
  public static byte[] preAuthenticationEncoding(byte[] statement) {
    String head = "DSSEv1 " + IN_TOTO.length() + " " + IN_TOTO + " " + statement.length + " ";
    return Der.concat(head.getBytes(StandardCharsets.US_ASCII), statement);
  }
}
