package io.github.ebuildattest.testkit.faults;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A forward proxy that knows CONNECT alone (RFC 9110 §9.3.6). Whatever host a client wants, it gets
 * the one server behind this proxy; what it wanted is kept.
 */
public final class ConnectProxy implements AutoCloseable {

  private final int target;
  private final @Nullable String login;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Listener listener;

  private ConnectProxy(int target, @Nullable String login) throws IOException {
    this.target = target;
    this.login = login;
    this.listener = new Listener(ServerSocketFactory.getDefault(), "connect proxy");
    listener.serve(this::answer);
  }

  /**
   * A proxy for everybody.
   *
   * @param target the port on this machine where all tunnels end
   * @throws IOException where no port can be had
   */
  public static ConnectProxy to(int target) throws IOException {
    return new ConnectProxy(target, null);
  }

  /**
   * A proxy for one user, who says who he is by Basic authentication (RFC 7617).
   *
   * @throws IOException where no port can be had
   */
  public static ConnectProxy to(int target, String user, String password) throws IOException {
    return new ConnectProxy(target, user + ":" + password);
  }

  /** Its address, without a user. */
  public URI url() {
    return URI.create(String.format(Locale.ROOT, "http://127.0.0.1:%d", listener.port()));
  }

  /** What it was asked so far: targets are {@code host:port}. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void answer(Socket client) throws IOException {
    Wire wire = new Wire(client);
    Asked request = wire.request();
    asked.add(request);
    while (!isKnown(request)) {
      wire.send(
          String.join(
              "\r\n",
              "HTTP/1.1 407 Proxy Authentication Required",
              "Proxy-Authenticate: Basic realm=\"testkit\"",
              "Content-Length: 0",
              "",
              ""));
      request = wire.request();
      asked.add(request);
    }
    if (!request.method().equals("CONNECT")) {
      wire.send("HTTP/1.1 405 CONNECT Only\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    try (Socket server = listener.connect(target)) {
      wire.send("HTTP/1.1 200 Established\r\n\r\n");
      listener.beside(() -> pipe(server, client));
      client.getInputStream().transferTo(server.getOutputStream());
    }
  }

  private static void pipe(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // either end may hang up; the thread that reads the client closes both
      return;
    }
  }

  private boolean isKnown(Asked request) {
    if (login == null) {
      return true;
    }
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return request.header("Proxy-Authorization").equals(Optional.of(expected));
  }
}
