package io.github.ebuildattest.testkit.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Listens on a free port of 127.0.0.1 and answers each connection on a thread of its own. */
final class Listener implements Closeable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 50;

  /** What is done with one connection, which is closed afterwards. */
  @FunctionalInterface
  interface Answering {
    /**
     * Answers.
     *
     * @throws IOException where the other side hangs up, which is its right
     */
    void answer(Socket client) throws IOException;
  }

  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  /**
   * Takes a port; nobody is answered yet.
   *
   * @param sockets plain, or of TLS
   * @param name of its threads
   * @throws IOException where no port can be had
   */
  Listener(ServerSocketFactory sockets, String name) throws IOException {
    this.listening = sockets.createServerSocket(0, BACKLOG, loopback());
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(LOOPBACK);
  }

  /** From now on answers everybody. */
  void serve(Answering answering) {
    threads.execute(
        () -> {
          while (!listening.isClosed()) {
            try {
              Socket client = opened(listening.accept());
              threads.execute(() -> answer(client, answering));
            } catch (IOException e) {
              if (!listening.isClosed()) {
                throw new UncheckedIOException(e);
              }
            }
          }
        });
  }

  private void answer(Socket client, Answering answering) {
    try (client) {
      answering.answer(client);
    } catch (IOException e) {
      // a client that hangs up on a fault does what it should; the connection is closed already
    } finally {
      open.remove(client);
    }
  }

  /** Connects to another port here; closed with this, if not before. */
  Socket connect(int target) throws IOException {
    return opened(new Socket(loopback(), target));
  }

  private Socket opened(Socket socket) {
    open.add(socket);
    return socket;
  }

  /** Does something else beside, on a thread of its own. */
  void beside(Runnable task) {
    threads.execute(task);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on connections are refused; those that are open stay. */
  void refuse() throws IOException {
    listening.close();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
