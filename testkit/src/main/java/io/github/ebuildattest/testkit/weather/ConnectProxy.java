package io.github.ebuildattest.testkit.weather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A forward proxy that knows CONNECT alone (RFC 9110 §9.3.6). Whatever host a client wants, it gets
 * the one server behind this proxy; what it wanted is kept.
 */
public final class ConnectProxy implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 50;

  private final int target;
  private final @Nullable String login;
  private final ServerSocket listening;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "connect proxy");
            thread.setDaemon(true);
            return thread;
          });

  private ConnectProxy(int target, @Nullable String login) throws IOException {
    this.target = target;
    this.login = login;
    this.listening = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK));
    threads.execute(this::serve);
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
    return URI.create(String.format(Locale.ROOT, "http://127.0.0.1:%d", listening.getLocalPort()));
  }

  /** What it was asked so far: targets are {@code host:port}. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        threads.execute(() -> answer(client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
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
      try (Socket server = new Socket(InetAddress.getByAddress(LOOPBACK), target)) {
        open.add(server);
        wire.send("HTTP/1.1 200 Established\r\n\r\n");
        threads.execute(() -> pipe(server, client));
        client.getInputStream().transferTo(server.getOutputStream());
      }
    } catch (IOException e) {
      // either end may hang up whenever it wants
      open.remove(client);
    }
    open.remove(client);
  }

  private void pipe(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // likewise; the thread that reads the client closes both
      open.remove(from);
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
