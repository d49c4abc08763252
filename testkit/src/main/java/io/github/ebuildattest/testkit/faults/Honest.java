package io.github.ebuildattest.testkit.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the index itself answers, before a fault gets at it; redirects on the index followed. */
public final class Honest {

  private final int status;
  private final String contentType;
  private final byte[] body;

  private Honest(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  static Honest of(int status, String contentType, byte[] body) {
    return new Honest(status, contentType, body.clone());
  }

  /** The body's bytes. */
  public byte[] bytes() {
    return body.clone();
  }

  /** How many bytes it has on the wire, its head included. */
  public int length() {
    return wire().length;
  }

  /** The same answer with other bytes. */
  public Honest withBody(byte[] other) {
    return of(status, contentType, other);
  }

  /** A head that announces this body's length, and perhaps more: lines without line ends. */
  byte[] head(String... more) {
    return head(List.of("Content-Length: " + body.length), more);
  }

  /** A head with these lines in place of a length. */
  byte[] head(List<String> framing, String... more) {
    StringBuilder head = new StringBuilder();
    head.append("HTTP/1.1 ").append(status).append(" OK\r\n");
    head.append("Content-Type: ").append(contentType).append("\r\n");
    for (String line : framing) {
      head.append(line).append("\r\n");
    }
    for (String line : more) {
      head.append(line).append("\r\n");
    }
    return head.append("Connection: close\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The whole answer as it goes over the wire. */
  public byte[] wire(String... more) {
    byte[] head = head(more);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }
}
