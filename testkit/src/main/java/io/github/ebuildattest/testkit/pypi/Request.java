package io.github.ebuildattest.testkit.pypi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param method the method in capitals
 * @param path the decoded path
 * @param headers names in lower case, in no order
 */
public record Request(String method, String path, Map<String, List<String>> headers) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Whether the client takes this media type or says nothing about it. */
  boolean accepts(String mediaType) {
    return header("Accept").map(accept -> accept.contains(mediaType)).orElse(true);
  }
}
