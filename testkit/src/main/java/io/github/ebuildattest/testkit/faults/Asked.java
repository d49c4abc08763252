package io.github.ebuildattest.testkit.faults;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of a request as it came over the wire.
 *
 * @param method such as GET or CONNECT
 * @param target what stands between method and version: a path, or {@code host:port}
 * @param headers the lines below it, in order, {@code Name: value}
 */
public record Asked(String method, String target, List<String> headers) {

  public Asked {
    headers = List.copyOf(headers);
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst();
  }
}
