package io.github.ebuildattest.engine.http;

import java.net.URI;

/** The only hosts that requests may go to, and that redirects may lead to. */
public interface AllowedHosts {

  /** Whether a URL leads to one of them: the same scheme, host and port, and no user. */
  boolean contain(URI uri);

  /** Their URLs, for a message. */
  @Override
  String toString();
}
