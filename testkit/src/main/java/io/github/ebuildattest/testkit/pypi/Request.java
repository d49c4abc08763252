package io.github.ebuildattest.testkit.pypi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the server received it.
 *
 * @param method the method in capitals
 * @param path the decoded path
 * @param headers by name in lower case, in no particular order
 */
public record Request(String method, String path, Map<String, List<String>> headers) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Whether the client accepts this media type, or does not say what it accepts. */
  boolean accepts(String mediaType) {
    return header("Accept").map(accept -> accept.contains(mediaType)).orElse(true);
  }
}
