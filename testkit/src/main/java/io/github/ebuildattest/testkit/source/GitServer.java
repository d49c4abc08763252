package io.github.ebuildattest.testkit.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A git host on a free port of 127.0.0.1: the repositories below a directory, each served by git's
 * own upload-pack, or by what a test puts in its place.
 */
public final class GitServer implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String SERVICE = "/git-upload-pack";

  private final Path root;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private volatile @Nullable Handler instead;

  private GitServer(Path root) throws IOException {
    this.root = root;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** What answers a question in git's place; the exchange is closed behind it. */
  @FunctionalInterface
  public interface Handler {
    /** Answers one. */
    void answer(HttpExchange exchange) throws IOException;
  }

  /** Serves the repositories below a directory, as {@code /OWNER/NAME}. */
  public static GitServer of(Path root) throws IOException {
    return new GitServer(root);
  }

  /** Its URL, without a trailing slash. */
  public URI url() {
    return URI.create(
        String.format(Locale.ROOT, "http://127.0.0.1:%d", server.getAddress().getPort()));
  }

  /** From now on answers like this. */
  public void answering(Handler handler) {
    instead = handler;
  }

  /** From now on answers with this status and body. */
  public void answering(int status, byte[] body) {
    answering(exchange -> send(exchange, status, body));
  }

  /** All questions so far, as text. */
  public List<String> questions() {
    return List.copyOf(questions);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] question = exchange.getRequestBody().readAllBytes();
      questions.add(new String(question, StandardCharsets.ISO_8859_1));
      Handler handler = instead;
      if (handler != null) {
        handler.answer(exchange);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      Path repository =
          root.resolve(
              path.replaceFirst(SERVICE + "$", "").replaceFirst("\\.git$", "").substring(1));
      if (!path.endsWith(SERVICE) || !Files.isDirectory(repository)) {
        send(exchange, 404, new byte[0]);
        return;
      }
      send(exchange, 200, uploadPack(repository, question));
    }
  }

  /** What git answers to one request of the protocol's second version. */
  public static byte[] uploadPack(Path repository, byte[] question) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("git", "upload-pack", "--stateless-rpc", repository.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_PROTOCOL", "version=2");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(question);
    }
    // a git that refuses ends with an error, and has said so in what it wrote
    return process.getInputStream().readAllBytes();
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
