package io.github.ebuildattest.engine.pypi.index;

import com.sun.net.httpserver.HttpServer;
import io.github.ebuildattest.engine.http.BackOff;
import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Pause;
import io.github.ebuildattest.engine.http.Route;
import io.github.ebuildattest.engine.http.Stall;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An index on a free loopback port: what each path answers, and what was asked. */
public final class LoopbackIndex implements AutoCloseable {

  /** One answer. */
  public record Response(int status, Map<String, String> headers, RawDocument body) {
    public static Response of(int status, String body) {
      return of(status, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response of(int status, byte[] body) {
      return new Response(status, Map.of(), RawDocument.of(body));
    }

    public Response with(String name, String value) {
      return new Response(status, Map.of(name, value), body);
    }

    /** The same with PyPI's entity tag, and a 304 for whoever asks with that. */
    Response tagged() {
      return with("ETag", EntityTag.of(body.bytes()));
    }

    /** What is answered to a question with this If-None-Match (RFC 9110 §13.1.2). */
    private Response unless(String have) {
      return status == 200 && have != null && have.equals(headers.get("ETag"))
          ? new Response(304, headers, RawDocument.of(new byte[0]))
          : this;
    }
  }

  /**
   * One question.
   *
   * @param have its If-None-Match, or null
   * @param status of the answer
   */
  public record Asked(String path, Map<String, List<String>> headers, String have, int status) {}

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Response>> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  public LoopbackIndex() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getRawPath();
          String have = exchange.getRequestHeaders().getFirst("If-None-Match");
          Response answer = next(path).unless(have);
          asked.add(
              new Asked(path, Map.copyOf(exchange.getRequestHeaders()), have, answer.status()));
          answer.headers().forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(
              answer.status(), answer.body().size() == 0 ? -1 : answer.body().size());
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body().bytes());
          }
        });
    server.start();
  }

  /** The last answer of a path is given again and again. */
  private synchronized Response next(String path) {
    Queue<Response> queue = answers.get(path);
    if (queue == null) {
      return Response.of(404, "<html>nothing here</html>");
    }
    Response first = queue.element();
    if (queue.size() > 1) {
      queue.remove();
    }
    return first;
  }

  public void answers(String path, Response... inTurn) {
    answers.put(path, new ArrayDeque<>(List.of(inTurn)));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public Index index() {
    return index(Duration.ofSeconds(20));
  }

  public Index index(Duration time) {
    return indexAt(url(), time, pauses::add);
  }

  public Index index(KeptAnswers cache) {
    return indexAt(url(), Duration.ofSeconds(20), pauses::add, cache);
  }

  public static Index indexAt(String url, Duration time, Pause pause) {
    return indexAt(url, time, pause, null);
  }

  private static Index indexAt(String url, Duration time, Pause pause, KeptAnswers cache) {
    try {
      return new Index(
          IndexHosts.replacedBy(url),
          "0.1-test",
          Deadline.after(time, Clock.systemUTC()),
          pause,
          Route.OF_THE_VM,
          cache,
          new BackOff(() -> 1),
          Stall.USUAL);
    } catch (IndexUrlException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
