package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes pins. A new one is written whole; an existing one is edited in place, so that every line
 * the tool did not write stays byte for byte.
 */
public final class PinText {

  private static final Pattern IDENTITY_HEAD =
      Pattern.compile("^\\s*\\[\\[\\s*attestation-identities\\s*]]\\s*(#.*)?$");
  private static final Pattern TABLE_HEAD = Pattern.compile("^\\s*\\[.*$");

  private PinText() {}

  /** The first pin of a package that attests. */
  public static String attested(String project, String since, List<Identity> identities) {
    StringBuilder text = new StringBuilder();
    text.append("project = ").append(quote(project)).append('\n');
    text.append("attested = true\n");
    text.append("attested-since = ").append(quote(since)).append('\n');
    for (Identity identity : identities) {
      text.append('\n').append(table(identity));
    }
    return text.toString();
  }

  /** The first pin of a package that is known not to attest. */
  public static String unattested(String project) {
    return "project = " + quote(project) + "\nattested = false\n";
  }

  /**
   * Turns {@code attested = false} to true at the first attested version.
   *
   * @throws MalformedFileException where the text is no pin, or has no such line to edit
   */
  public static String turnAttested(Pin pin, String text, String since, List<Identity> identities)
      throws MalformedFileException {
    String edited = replaceLine(pin, text, "^(\\s*attested\\s*=\\s*)false(.*)$", "true");
    String addition = pin.attestedSince() == null ? "attested-since = " + quote(since) + "\n" : "";
    List<String> lines = lines(edited);
    int at = 0;
    while (at < lines.size() && !TABLE_HEAD.matcher(lines.get(at)).matches()) {
      at++;
    }
    while (at > 0 && lines.get(at - 1).isBlank()) {
      at--;
    }
    StringBuilder block = new StringBuilder(addition);
    for (Identity identity : identities) {
      block.append('\n').append(table(identity));
    }
    return checked(pin, join(lines.subList(0, at)) + block + join(lines.subList(at, lines.size())));
  }

  /**
   * Changes one identity in place, key by key.
   *
   * @throws MalformedFileException where the text is no pin, or the keys cannot be found in it
   */
  public static String changeIdentity(Pin pin, String text, Identity was, Identity now)
      throws MalformedFileException {
    int index = pin.identities().indexOf(was);
    List<String> lines = lines(text);
    int start = -1;
    for (int i = 0, seen = 0; i < lines.size(); i++) {
      if (IDENTITY_HEAD.matcher(lines.get(i)).matches() && seen++ == index) {
        start = i;
      }
    }
    if (index < 0 || start < 0) {
      throw new MalformedFileException(pin.path(), 0, "has no such [[attestation-identities]]");
    }
    int end = start + 1;
    while (end < lines.size() && !TABLE_HEAD.matcher(lines.get(end)).matches()) {
      end++;
    }
    if (was.kind() != now.kind()) {
      while (end > start && lines.get(end - 1).isBlank()) {
        end--;
      }
      return checked(
          pin, join(lines.subList(0, start)) + table(now) + join(lines.subList(end, lines.size())));
    }
    List<String> edited = new ArrayList<>(lines);
    int last = start;
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, String> key : now.keys().entrySet()) {
      Pattern line =
          Pattern.compile(
              "^(\\s*"
                  + Pattern.quote(key.getKey())
                  + "\\s*=\\s*)"
                  + "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')(.*)$");
      boolean found = false;
      for (int i = start + 1; i < end; i++) {
        Matcher matcher = line.matcher(edited.get(i));
        if (matcher.matches()) {
          found = true;
          last = Math.max(last, i);
          if (!was.get(key.getKey()).equals(key.getValue())) {
            edited.set(i, matcher.group(1) + quote(key.getValue()) + matcher.group(3));
          }
        }
      }
      if (!found && !key.getValue().isEmpty()) {
        missing.add(key.getKey() + " = " + quote(key.getValue()));
      }
    }
    edited.addAll(last + 1, missing);
    return checked(pin, join(edited));
  }

  /**
   * Adds an identity behind those that are there.
   *
   * @throws MalformedFileException where the result is no pin
   */
  public static String addIdentity(Pin pin, String text, Identity identity)
      throws MalformedFileException {
    return append(pin, text, table(identity));
  }

  /**
   * Appends a decision.
   *
   * @throws MalformedFileException where the result is no pin
   */
  public static String addDecision(Pin pin, String text, Decision decision)
      throws MalformedFileException {
    return append(pin, text, table(decision));
  }

  private static String append(Pin pin, String text, String table) throws MalformedFileException {
    return checked(pin, text + (text.endsWith("\n") || text.isEmpty() ? "" : "\n") + "\n" + table);
  }

  private static String table(Identity identity) {
    StringBuilder text = new StringBuilder("[[attestation-identities]]\n");
    line(text, "kind", identity.kind().label());
    for (String key : identity.kind().requiredKeys()) {
      line(text, key, identity.get(key));
      if (key.startsWith("workflow")) {
        line(text, "environment", identity.get("environment"));
      }
    }
    if (!identity.project().isEmpty()) {
      line(text, "project", identity.project());
    }
    return text.toString();
  }

  private static String table(Decision decision) {
    StringBuilder text = new StringBuilder("[[decision]]\n");
    text.append("date = ").append(decision.date()).append('\n');
    line(text, "finding", decision.finding());
    line(text, "was", decision.was());
    line(text, "now", decision.now());
    line(text, "version", decision.version());
    line(text, "sha256", decision.sha256());
    line(text, "reason", decision.reason());
    return text.toString();
  }

  private static void line(StringBuilder text, String key, @Nullable String value) {
    if (value != null) {
      text.append(key).append(" = ").append(quote(value)).append('\n');
    }
  }

  /** A TOML basic string (TOML 1.0, "String"). */
  static String quote(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            quoted.append(String.format("\\u%04X", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static String replaceLine(Pin pin, String text, String pattern, String value)
      throws MalformedFileException {
    Pattern line = Pattern.compile(pattern, Pattern.DOTALL);
    List<String> lines = lines(text);
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = line.matcher(lines.get(i));
      if (matcher.matches()) {
        lines.set(i, matcher.group(1) + value + matcher.group(2));
        return join(lines);
      }
    }
    throw new MalformedFileException(pin.path(), 0, "has no line that could be edited in place");
  }

  /** The lines, each without its line feed; a carriage return stays. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private static String join(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static String checked(Pin pin, String text) throws MalformedFileException {
    Pin.parse(pin.path(), text.getBytes(StandardCharsets.UTF_8));
    return text;
  }
}
