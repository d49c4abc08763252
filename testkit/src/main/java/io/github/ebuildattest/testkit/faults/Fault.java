package io.github.ebuildattest.testkit.faults;

import java.io.IOException;

/** What goes wrong on one connection, once the request was read. */
@FunctionalInterface
public interface Fault {

  /**
   * Plays it; when this returns, the connection is closed in an orderly way.
   *
   * @param scene the request and the index' own answer
   * @param wire the connection
   * @throws IOException where the client goes away, which is its right
   */
  void play(Scene scene, Wire wire) throws IOException;

  /** What a fault can look at. */
  interface Scene {
    /** What was asked. */
    Asked asked();

    /** What the index itself says to it. */
    Honest honest() throws IOException;

    /** What the index itself says to another path. */
    Honest honest(String path) throws IOException;

    /** The address of the proxy that plays this, without a slash at the end. */
    String address();
  }
}
