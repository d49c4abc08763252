package io.github.ebuildattest.testkit.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One connection of a client, to be answered byte by byte. */
public final class Wire {

  private static final int LONGEST_HEAD = 1 << 16;

  private final Socket socket;

  Wire(Socket socket) {
    this.socket = socket;
  }

  /** Reads a request up to the empty line below its headers. */
  Asked request() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!endsWithEmptyLine(head)) {
      int next = in.read();
      if (next < 0 || head.size() > LONGEST_HEAD) {
        throw new EOFException("no whole request");
      }
      head.write(next);
    }
    List<String> lines =
        List.of(head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n", -1));
    String[] first = lines.get(0).split(" ", -1);
    if (first.length != 3) {
      throw new IOException("no request line: " + lines.get(0));
    }
    return new Asked(first[0], first[1], lines.subList(1, lines.size()));
  }

  private static boolean endsWithEmptyLine(ByteArrayOutputStream head) {
    return head.size() >= 4 && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");
  }

  /** Sends bytes at once. */
  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sends text in ISO 8859-1, as HTTP's own lines are. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes one by one with a pause after each, until the other side has had enough. */
  public void trickle(byte[] bytes, Duration pause) throws IOException {
    for (byte one : bytes) {
      send(new byte[] {one});
      sleep(pause);
    }
  }

  /** Sends the same piece for ever, until the other side has had enough. */
  public void forever(byte[] piece, Duration pause) throws IOException {
    while (true) {
      send(piece);
      sleep(pause);
    }
  }

  private static void sleep(Duration pause) throws IOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while answering", e);
    }
  }

  /** Says nothing more and stays, until the other side hangs up. */
  public void fallSilent() throws IOException {
    try {
      socket.setSoTimeout(0);
      while (socket.getInputStream().read() >= 0) {
        // whatever the client still says stays unanswered
      }
    } catch (SocketException | SocketTimeoutException e) {
      // the other side, or the proxy that is closed, has ended it
      socket.close();
    }
  }

  /** Breaks the connection off with a reset in place of an orderly end (RFC 9293 §3.5.2). */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** The beginning of some bytes. */
  static byte[] first(byte[] bytes, int count) {
    return Arrays.copyOf(bytes, Math.min(count, bytes.length));
  }
}
