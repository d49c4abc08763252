package io.github.ebuildattest.engine.ebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line of an ebuild that sets {@code PYPI_VERIFY_REPO}, edited as text: every other line stays
 * byte for byte. Only the evaluator can tell whether the ebuild then says what was meant.
 */
public final class VerifyRepoLine {

  private static final Pattern NAME = Pattern.compile("\\bPYPI_VERIFY_REPO\\b");
  private static final Pattern LINE =
      Pattern.compile(
          "(?<before>[ \\t]*PYPI_VERIFY_REPO=)(?<value>\"[^\"$`\\\\]*\"|'[^']*'|[^\\s\"'#;&|$`\\\\()<>]*)"
              + "(?<after>[ \\t]*(?:[ \\t]#.*)?)");
  private static final Pattern INHERIT = Pattern.compile("inherit[ \\t].*");
  private static final Pattern NEIGHBOUR = Pattern.compile("PYPI_(?:PN|NO_NORMALIZE)=[^\\\\(]*");
  private static final Pattern FOLLOWER = Pattern.compile("PYTHON_COMPAT=.*");
  private static final Pattern HEAD = Pattern.compile("EAPI=.*|#.*");

  private VerifyRepoLine() {}

  /**
   * An edit.
   *
   * @param text the whole ebuild afterwards
   * @param removed the line that was removed, or null where one was added
   * @param added the line in its place
   */
  public record Edit(String text, @Nullable String removed, String added) {}

  /** How the line quotes its value: with {@code "}, with {@code '}, or an empty string. */
  public static Optional<String> quoting(String text) {
    return text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(m -> quote(m.group("value")))
        .findFirst();
  }

  private static String quote(String value) {
    return value.startsWith("\"") || value.startsWith("'") ? value.substring(0, 1) : "";
  }

  /**
   * Gives the line another value, quoted as it was.
   *
   * @return empty where there is not exactly one plain line to edit
   */
  public static Optional<Edit> replaced(String text, String value) {
    List<String> lines = lines(text);
    int found = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (NAME.matcher(lines.get(i)).find() && !lines.get(i).strip().startsWith("#")) {
        if (found >= 0) {
          return Optional.empty();
        }
        found = i;
      }
    }
    Matcher line = LINE.matcher(found < 0 ? "" : lines.get(found));
    if (!line.matches()) {
      return Optional.empty();
    }
    String quote = quote(line.group("value"));
    String removed = lines.get(found);
    String added = line.group("before") + quote + value + quote + line.group("after");
    lines.set(found, added);
    return Optional.of(new Edit(String.join("\n", lines), removed, added));
  }

  /**
   * Adds the line where ebuilds have it: after the other variables of pypi.eclass, else before
   * {@code PYTHON_COMPAT}, else before {@code inherit}.
   *
   * @param quote {@code "}, {@code '} or an empty string
   * @return empty where the variable is mentioned already, or there is no plain {@code inherit}
   */
  public static Optional<Edit> added(String text, String value, String quote) {
    List<String> lines = lines(text);
    int inherit = first(lines, INHERIT, lines.size());
    if (inherit < 0 || NAME.matcher(text).find()) {
      return Optional.empty();
    }
    String added = "PYPI_VERIFY_REPO=" + quote + value + quote;
    int neighbour = -1;
    for (int i = 0; i < inherit; i++) {
      neighbour = NEIGHBOUR.matcher(lines.get(i)).matches() ? i : neighbour;
    }
    int follower = first(lines, FOLLOWER, inherit);
    if (neighbour >= 0) {
      lines.add(neighbour + 1, added);
    } else if (follower >= 0) {
      lines.add(follower, added);
    } else {
      beforeInherit(lines, inherit, added);
    }
    return Optional.of(new Edit(String.join("\n", lines), null, added));
  }

  private static void beforeInherit(List<String> lines, int inherit, String added) {
    int at = inherit;
    while (at > 0 && lines.get(at - 1).isBlank()) {
      at--;
    }
    if (at == 0 || at == inherit || HEAD.matcher(lines.get(at - 1)).matches()) {
      lines.add(inherit, "");
      lines.add(inherit, added);
    } else {
      lines.add(at, added);
    }
  }

  private static int first(List<String> lines, Pattern pattern, int end) {
    for (int i = 0; i < end; i++) {
      if (pattern.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  /** The lines of a text, without their line feeds; a carriage return stays with its line. */
  private static List<String> lines(String text) {
    return new ArrayList<>(List.of(text.split("\n", -1)));
  }
}
