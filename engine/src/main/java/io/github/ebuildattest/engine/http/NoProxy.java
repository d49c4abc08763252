package io.github.ebuildattest.engine.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The hosts of {@code no_proxy}: names separated by commas. Each covers itself and what lies below
 * it, with or without a leading dot; one with a port covers that port alone, and {@code *} covers
 * everything.
 */
final class NoProxy {

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final List<String> entries;

  private NoProxy(List<String> entries) {
    this.entries = entries;
  }

  static NoProxy parse(String text) {
    return new NoProxy(
        Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
            .map(entry -> entry.replaceFirst("^\\*?\\.(?=.)", ""))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  boolean cover(URI target) {
    String host = target.getHost().toLowerCase(Locale.ROOT);
    int standard = "https".equalsIgnoreCase(target.getScheme()) ? HTTPS : HTTP;
    int port = target.getPort() < 0 ? standard : target.getPort();
    return entries.stream()
        .anyMatch(
            entry -> entry.equals("*") || within(host, entry) || within(host + ":" + port, entry));
  }

  private static boolean within(String host, String entry) {
    return host.equals(entry) || host.endsWith("." + entry);
  }
}
