package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.toml.TomlFile;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An entry of the tree that may stay although it cannot be read as what it looks like: one {@code
 * [[tolerated]]} table of the policy. It covers that one object at that one path.
 *
 * @param path the entry, in the overlay
 * @param object git's name of what lies there, 40 hexadecimal digits: {@code git rev-parse
 *     HEAD:PATH}
 * @param reason why, for readers
 * @param line its line in the policy, from 1; only for messages
 */
public record Tolerated(String path, String object, String reason, int line) {

  private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40}");

  /**
   * Reads one table.
   *
   * @throws MalformedFileException where a key is missing, unknown or of another type
   */
  static Tolerated read(TomlFile table) throws MalformedFileException {
    table.only(Set.of("path", "object", "reason"));
    String object = table.required("object");
    if (!OBJECT.matcher(object).matches()) {
      throw table.error("object", "has 'object' that is not 40 hexadecimal digits");
    }
    String reason = table.required("reason");
    if (reason.isBlank()) {
      throw table.error("reason", "tolerates an entry without a reason");
    }
    return new Tolerated(table.required("path"), object, reason, table.lineOf("path"));
  }

  /** How reports name it. */
  public String words() {
    return "tolerated (" + Policy.PATH + (line > 0 ? ":" + line : "") + "): " + reason;
  }
}
