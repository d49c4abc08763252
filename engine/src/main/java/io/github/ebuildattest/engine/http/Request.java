package io.github.ebuildattest.engine.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for, wherever redirects may lead.
 *
 * @param <S> where the body of a 200 goes
 * @param uri where to begin
 * @param accept the media type wanted
 * @param have the entity tag of what is already here, so that a 304 will do; null where nothing is
 *     (RFC 9110 §13.1.2, If-None-Match)
 * @param limit the longest body taken, in bytes
 * @param sink opens one for each attempt
 */
public record Request<S extends BodySink>(
    URI uri, String accept, @Nullable String have, long limit, BodySink.Opener<S> sink) {

  public Request(URI uri, String accept, long limit, BodySink.Opener<S> sink) {
    this(uri, accept, null, limit, sink);
  }

  Request<S> at(URI next) {
    return new Request<>(next, accept, have, limit, sink);
  }
}
