package io.github.ebuildattest.hook.network;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/**
 * Keeps a VM from opening any channel of the network: each attempt fails and is noted on standard
 * error. The VM uses it by {@code -Djava.nio.channels.spi.SelectorProvider}.
 */
public final class NoChannels extends SelectorProvider {

  /** The line that an attempt leaves on standard error. */
  static final String OPENED = "a channel was wanted";

  private static IOException refusal() {
    System.err.println(OPENED);
    return new IOException(OPENED);
  }

  @Override
  public DatagramChannel openDatagramChannel() throws IOException {
    throw refusal();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
    throw refusal();
  }

  @Override
  public Pipe openPipe() throws IOException {
    throw refusal();
  }

  @Override
  public AbstractSelector openSelector() throws IOException {
    throw refusal();
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    throw refusal();
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    throw refusal();
  }
}
