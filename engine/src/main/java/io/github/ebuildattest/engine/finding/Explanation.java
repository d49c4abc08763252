package io.github.ebuildattest.engine.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The page about one finding, split into its parts.
 *
 * @param id the finding
 * @param title the page's first heading, without the id
 * @param parts the text below each second-level heading, by heading, in the page's order
 */
public record Explanation(FindingId id, String title, Map<String, String> parts) {

  /** The part that says what the finding means for the reader, as one paragraph. */
  public String meaning() {
    return parts.getOrDefault("What it means", "");
  }

  /** The part that says what to do now. */
  public String doNow() {
    return parts.getOrDefault("What to do now", "");
  }

  /**
   * Reads the page of a finding.
   *
   * @throws UncheckedIOException where the page cannot be read, which means a broken build
   */
  public static Explanation of(FindingId id) {
    String page;
    try (InputStream in = Explanation.class.getResourceAsStream(id.id() + ".md")) {
      if (in == null) {
        throw new IOException("no page for finding " + id.id());
      }
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String title = "";
    Map<String, String> parts = new LinkedHashMap<>();
    String heading = null;
    StringBuilder text = new StringBuilder();
    for (String line : page.lines().toList()) {
      if (line.startsWith("# ")) {
        title = line.substring(2).replaceFirst("^`[^`]*`: *", "");
      } else if (line.startsWith("## ")) {
        if (heading != null) {
          parts.put(heading, text.toString().strip());
        }
        heading = line.substring(3);
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    if (heading != null) {
      parts.put(heading, text.toString().strip());
    }
    return new Explanation(id, title, Collections.unmodifiableMap(parts));
  }
}
