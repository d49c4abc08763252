package io.github.ebuildattest.testkit.pypi;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A response of the server: a status, headers, a body. Immutable. */
public final class Answer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    this.body = body;
  }

  /** A status without a body. */
  public static Answer status(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  /** A body of this media type, status 200. */
  public static Answer of(String mediaType, byte[] body) {
    return new Answer(200, Map.of("Content-Type", mediaType), body.clone());
  }

  /** A status and {@code {"message": …}}, as PyPI's APIs answer errors. */
  static Answer message(int status, String message) {
    JsonObject json = new JsonObject();
    json.addProperty("message", message);
    return status(status)
        .header("Content-Type", "application/json")
        .body(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A redirect. */
  static Answer redirect(int status, String location) {
    return status(status).header("Location", location);
  }

  /** The same with one more header. */
  public Answer header(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  /** The same with another body. */
  public Answer body(byte[] bytes) {
    return new Answer(status, headers, bytes.clone());
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }
}
