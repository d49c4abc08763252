package io.github.ebuildattest.testkit.pypi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The stand-in itself, on a free port of 127.0.0.1. One address stands for both pypi.org and
 * files.pythonhosted.org.
 */
public final class PyPiServer implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Supplier<Index> index;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> overrides = new ConcurrentHashMap<>();

  private volatile Duration latency = Duration.ZERO;

  private PyPiServer(Supplier<Index> index) throws IOException {
    // the JDK's server reads this once; without it many a response is delayed by forty milliseconds
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.index = index;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "pypi stand-in");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Starts with an index that tests fill through {@link #release}.
   *
   * @throws IOException where there is no free port
   */
  public static PyPiServer start() throws IOException {
    Index index = new Index();
    return new PyPiServer(() -> index);
  }

  /**
   * Starts with an index that is requested from the supplier at every request.
   *
   * @throws IOException where there is no free port
   */
  public static PyPiServer start(Supplier<Index> index) throws IOException {
    return new PyPiServer(index);
  }

  /** Its URL, {@code http://127.0.0.1:PORT}, without a trailing slash. */
  public URI url() {
    return URI.create(
        String.format(Locale.ROOT, "http://127.0.0.1:%d", server.getAddress().getPort()));
  }

  /** The index it serves now. */
  public Index index() {
    return index.get();
  }

  /** A release of the index, to upload to. */
  public HostedRelease release(String project, String version) {
    return index().release(project, version);
  }

  /** From now on gives this answer for a path, whatever the index contains. */
  public void answer(String path, Answer answer) {
    overrides.put(path, answer);
  }

  /** From now on answers for a path from the index again. */
  public void answerAsUsual(String path) {
    overrides.remove(path);
  }

  /** From now on every answer takes at least this long, as over a network. */
  public void latency(Duration time) {
    this.latency = time;
  }

  /** The requests so far, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Forgets the requests so far. */
  public void forgetRequests() {
    requests.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, List<String>> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
      Request request =
          new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers);
      requests.add(request);
      pause();
      Answer answer;
      try {
        answer = dispatch(request);
      } catch (RuntimeException e) {
        answer = Answer.status(500).body(e.toString().getBytes(StandardCharsets.UTF_8));
      }
      send(exchange, answer, request.method().equals("HEAD"));
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while answering", e);
    }
  }

  private Answer dispatch(Request request) {
    Answer override = overrides.get(request.path());
    if (override != null) {
      return override;
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Answer.status(405).header("Allow", "GET, HEAD");
    }
    String path = request.path();
    if (IntegrityApi.owns(path)) {
      return IntegrityApi.answer(index.get(), request);
    }
    if (SimpleApi.owns(path)) {
      return SimpleApi.answer(index.get(), request, url().toString());
    }
    if (FileHost.owns(path)) {
      return FileHost.answer(index.get(), request, url().toString());
    }
    return Answer.status(404);
  }

  private static void send(HttpExchange exchange, Answer answer, boolean headOnly)
      throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body();
    boolean empty = headOnly || body.length == 0 || answer.status() == 304;
    exchange.sendResponseHeaders(answer.status(), empty ? NO_BODY : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }
}
