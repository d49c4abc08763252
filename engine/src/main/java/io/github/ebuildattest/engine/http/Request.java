package io.github.ebuildattest.engine.http;

import io.github.ebuildattest.engine.digest.Bytes;
import java.net.URI;
import java.util.Map;
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
 * @param question what is sent with it, by POST; null for a GET
 */
public record Request<S extends BodySink>(
    URI uri,
    String accept,
    @Nullable String have,
    long limit,
    BodySink.Opener<S> sink,
    @Nullable Question question) {

  /** A GET for what nobody has yet. */
  public Request(URI uri, String accept, long limit, BodySink.Opener<S> sink) {
    this(uri, accept, null, limit, sink, null);
  }

  /** A GET for what may be here already. */
  public Request(
      URI uri, String accept, @Nullable String have, long limit, BodySink.Opener<S> sink) {
    this(uri, accept, have, limit, sink, null);
  }

  /**
   * A body that asks for something and changes nothing, so that it may be sent again.
   *
   * @param type its media type
   * @param body all of it
   * @param headers sent beside the usual ones, by name
   */
  public record Question(String type, Bytes body, Map<String, String> headers) {
    public Question {
      headers = Map.copyOf(headers);
    }
  }

  Request<S> at(URI next) {
    return new Request<>(next, accept, have, limit, sink, question);
  }
}
