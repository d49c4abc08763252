package io.github.ebuildattest.testkit.sigstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/** Serves a TUF repository over http on a free loopback port. */
public final class TufServer implements AutoCloseable {

  private final HttpServer server;
  private volatile Map<String, byte[]> files;

  private TufServer(HttpServer server, Map<String, byte[]> files) {
    this.server = server;
    this.files = files;
  }

  /** Starts serving. */
  public static TufServer serving(TufRepository repository) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TufServer started = new TufServer(server, repository.files());
    server.createContext("/", started::answer);
    server.start();
    return started;
  }

  /** Serves another repository from now on. */
  public void serve(TufRepository repository) {
    files = repository.files();
  }

  /** The repository's URL, with a trailing slash. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = files.get(exchange.getRequestURI().getPath().substring(1));
      if (body == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
