package io.github.ebuildattest.testkit.faults;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an index, under an address of its own on the loopback interface, and answers in its
 * place: honestly, or with a fault where the question is of the kind that the fault is for.
 */
public final class FaultyProxy implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI index;
  private final Set<RequestKind> questions;
  private final Fault fault;
  private final boolean tls;
  private final Listener listener;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private FaultyProxy(
      URI index, Set<RequestKind> questions, Fault fault, @Nullable SSLContext identity)
      throws IOException {
    this.index = index;
    this.questions = Set.copyOf(questions);
    this.fault = fault;
    this.tls = identity != null;
    this.listener =
        new Listener(
            identity == null ? ServerSocketFactory.getDefault() : identity.getServerSocketFactory(),
            "faulty proxy");
    listener.serve(this::answer);
  }

  /**
   * Stands before an index.
   *
   * @param index its address, without a slash at the end
   * @param questions those that meet the fault; all others are answered honestly
   * @throws IOException where no port can be had
   */
  public static FaultyProxy before(URI index, Set<RequestKind> questions, Fault fault)
      throws IOException {
    return new FaultyProxy(index, questions, fault, null);
  }

  /**
   * Stands before an index and speaks TLS; it answers honestly, if the client goes so far.
   *
   * @param identity what it shows of itself
   * @throws IOException where no port can be had
   */
  public static FaultyProxy overTls(URI index, SSLContext identity) throws IOException {
    return new FaultyProxy(
        index, Set.of(), (scene, wire) -> wire.send(scene.honest().wire()), identity);
  }

  /** Its address; the host is an address with plain HTTP, and the name localhost with TLS. */
  public URI url() {
    return URI.create(
        String.format(
            Locale.ROOT, tls ? "https://localhost:%d" : "http://127.0.0.1:%d", listener.port()));
  }

  /** The port that it listens on. */
  public int port() {
    return listener.port();
  }

  /** What it was asked so far, in the order in which heads were complete. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** From now on connections to it are refused. */
  public void refuse() throws IOException {
    listener.refuse();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void answer(Socket socket) throws IOException {
    Wire wire = new Wire(socket);
    Asked request = wire.request();
    asked.add(request);
    Scene scene = new Scene(request);
    if (questions.stream().anyMatch(q -> q.asks(request.target()))) {
      fault.play(scene, wire);
    } else {
      wire.send(scene.honest().wire());
    }
  }

  private final class Scene implements Fault.Scene {

    private final Asked request;

    Scene(Asked request) {
      this.request = request;
    }

    @Override
    public Asked asked() {
      return request;
    }

    @Override
    public Honest honest() throws IOException {
      return honest(request.target());
    }

    @Override
    public Honest honest(String path) throws IOException {
      try {
        HttpResponse<byte[]> response = get(path);
        if (response.statusCode() / 100 == 3
            && response.headers().firstValue("Location").isPresent()) {
          String location = response.headers().firstValue("Location").get();
          response = get(index.resolve(location).getPath());
        }
        return Honest.of(
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse("application/octet-stream"),
            response.body());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while asking the index", e);
      }
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
      HttpRequest.Builder get = HttpRequest.newBuilder(URI.create(index + path)).timeout(PATIENCE);
      request.header("Accept").ifPresent(accept -> get.header("Accept", accept));
      return client.send(get.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public String address() {
      return url().toString();
    }
  }
}
