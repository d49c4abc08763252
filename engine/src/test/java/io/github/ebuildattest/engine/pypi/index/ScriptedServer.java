package io.github.ebuildattest.engine.pypi.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sends the same bytes down every connection, whatever was asked, then hangs up or falls silent.
 */
public final class ScriptedServer implements AutoCloseable {

  private final ServerSocket listening;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  public ScriptedServer(String answer, boolean hangUp) throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(answer.getBytes(StandardCharsets.UTF_8), hangUp));
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(byte[] answer, boolean hangUp) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        if (socket.getInputStream().read() >= 0) {
          socket.getOutputStream().write(answer);
          socket.getOutputStream().flush();
        }
        if (hangUp) {
          socket.shutdownOutput();
          socket.close();
        }
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
