package io.github.ebuildattest.engine.pypi;

import java.net.URI;

/**
 * What to ask for, wherever redirects lead.
 *
 * @param <S> where the body of a 200 goes
 * @param uri where to begin
 * @param accept the media type wanted
 * @param limit the longest body taken, in bytes
 * @param sink opens one for each attempt
 */
record Request<S extends BodySink>(URI uri, String accept, long limit, BodySink.Opener<S> sink) {

  Request<S> at(URI next) {
    return new Request<>(next, accept, limit, sink);
  }
}
