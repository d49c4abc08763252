package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.value.Sink;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes fields of a word (bash manual, 3.5.7): unquoted expansions are split at IFS. */
public final class SplittingSink implements Sink {
  private static final String SPACE = " \t\n";

  private final Shell shell;
  private final List<Text> fields;
  private final StringBuilder field = new StringBuilder();
  private boolean begun;
  private boolean endedBySpace;
  private boolean globs;
  private boolean bracket;
  private @Nullable Unknown fieldUnknown;
  private @Nullable Unknown uncounted;

  public SplittingSink(Shell shell, List<Text> fields) {
    this.shell = shell;
    this.fields = fields;
  }

  @Override
  public void literal(String text) {
    append(text);
    begun = true;
    endedBySpace = false;
  }

  private void append(String text) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
  }

  private void append(char c) {
    field.append(c);
    switch (c) {
      case '*', '?' -> globs = true;
      case '[' -> bracket = true;
      case ']' -> globs |= bracket;
      case '(' ->
          globs |= field.length() > 1 && "?*+@!".indexOf(field.charAt(field.length() - 2)) >= 0;
      case '\\' ->
          // a backslash that comes out of an expansion still quotes in a file name pattern
          globs = true;
      default -> {}
    }
  }

  @Override
  public void quoted(String text) {
    shell.budget.spend(1 + text.length() / 16);
    field.append(text);
    begun = true;
    endedBySpace = false;
  }

  @Override
  public void value(String text) {
    shell.budget.spend(1 + text.length() / 4);
    String separators = shell.separators(0);
    int i = 0;
    if (endedBySpace && !text.isEmpty()) {
      // expansions side by side are split as one text: space, then another separator, end one field
      i = skipSpace(text, 0, separators);
      if (i < text.length() && separators.indexOf(text.charAt(i)) >= 0) {
        i = skipSpace(text, i + 1, separators);
        endedBySpace = false;
      }
    }
    while (i < text.length()) {
      char c = text.charAt(i);
      if (separators.indexOf(c) < 0) {
        append(c);
        begun = true;
        endedBySpace = false;
        i++;
        continue;
      }
      int after = skipSpace(text, i, separators);
      boolean hard = after < text.length() && separators.indexOf(text.charAt(after)) >= 0;
      if (hard) {
        after = skipSpace(text, after + 1, separators);
      }
      if (begun || hard) {
        end();
        endedBySpace = !hard;
      }
      i = after;
    }
  }

  private static int skipSpace(String text, int from, String separators) {
    int i = from;
    while (i < text.length()
        && SPACE.indexOf(text.charAt(i)) >= 0
        && separators.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  @Override
  public void list(List<String> items, boolean quoted, boolean star) {
    if (quoted && star) {
      String ifs = shell.separators(0);
      quoted(String.join(ifs.isEmpty() ? "" : ifs.substring(0, 1), items));
      return;
    }
    String separators = shell.separators(0);
    if (!quoted
        && !separators.equals(SPACE)
        && items.stream().anyMatch(i -> splits(i, separators))) {
      throw shell.refuse(
          "$@", shell.ebuildLine, "splitting a list at another IFS differs by version");
    }
    for (int i = 0; i < items.size(); i++) {
      if (i > 0 && begun) {
        end();
      }
      endedBySpace &= i == 0;
      if (quoted) {
        quoted(items.get(i));
      } else {
        value(items.get(i));
      }
    }
  }

  private static boolean splits(String item, String separators) {
    return item.isEmpty() || item.chars().anyMatch(c -> separators.indexOf(c) >= 0);
  }

  @Override
  public boolean splits() {
    return true;
  }

  @Override
  public void unknown(Unknown why, boolean quoted) {
    if (quoted) {
      fieldUnknown = fieldUnknown == null ? why : fieldUnknown;
      begun = true;
    } else if (uncounted == null) {
      uncounted = why;
    }
  }

  private void end() {
    if (fieldUnknown != null) {
      fields.add(Text.unknown(fieldUnknown));
    } else if (globs) {
      // without a match it is an error, which skips the rest of the command (PMS 6.2, failglob)
      throw shell.refuse(field.toString(), shell.ebuildLine, "it is a pattern for names of files");
    } else {
      fields.add(Text.of(field.toString()));
    }
    field.setLength(0);
    begun = false;
    globs = false;
    bracket = false;
    fieldUnknown = null;
  }

  /** Ends the word; returns why the number of fields is not known, or null. */
  public @Nullable Unknown finish() {
    if (begun) {
      end();
    }
    return uncounted;
  }
}
