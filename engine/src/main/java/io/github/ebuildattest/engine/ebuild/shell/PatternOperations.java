package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.pattern.GlobParser;
import io.github.ebuildattest.engine.ebuild.pattern.Pattern;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart.Parameter;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The operators of ${…} that match patterns: # % / ^ and , (bash manual, 3.5.3). */
public final class PatternOperations {
  private final Shell shell;

  PatternOperations(Shell shell) {
    this.shell = shell;
  }

  List<String> apply(Parameter p, List<String> texts) {
    String operator = p.operator();
    Text glob = shell.expander.glob(p.operand());
    UnaryOperator<String> operation;
    if (operator.startsWith("#") || operator.startsWith("%")) {
      operation = removal(p, glob.known());
    } else if (operator.startsWith("/")) {
      operation = replacement(p, glob.known());
    } else {
      operation = letterCase(p, glob.known());
    }
    List<String> changed = new ArrayList<>(texts.size());
    for (String text : texts) {
      changed.add(operation.apply(ascii(shell, text, p.source(), p.line())));
    }
    return changed;
  }

  /** The text, if its characters mean the same in every locale. */
  public static String ascii(Shell shell, String text, String source, int line) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 126) {
        throw new Unknown.Value(
            shell.unknown(source, line, "characters beyond ASCII depend on the locale"));
      }
    }
    return text;
  }

  private Pattern compile(Parameter p, String glob) {
    try {
      return new Pattern(GlobParser.parse(glob, shell.environment.extendedGlobs), shell.budget);
    } catch (IllegalArgumentException e) {
      throw new Unknown.Value(shell.unknown(p, String.valueOf(e.getMessage())));
    }
  }

  private UnaryOperator<String> removal(Parameter p, String glob) {
    if (glob.isEmpty()) {
      return text -> text;
    }
    Pattern pattern = compile(p, glob);
    return switch (p.operator()) {
      case "#" -> text -> text.substring(Math.max(0, pattern.shortest(text, 0)));
      case "##" -> text -> text.substring(Math.max(0, pattern.longest(text, 0)));
      case "%" ->
          text -> {
            for (int i = text.length(); i >= 0; i--) {
              if (pattern.reachesEnd(text, i)) {
                return text.substring(0, i);
              }
            }
            return text;
          };
      default ->
          text -> {
            for (int i = 0; i <= text.length(); i++) {
              if (pattern.reachesEnd(text, i)) {
                return text.substring(0, i);
              }
            }
            return text;
          };
    };
  }

  private UnaryOperator<String> replacement(Parameter p, String glob) {
    String with = replacementText(p);
    if (glob.isEmpty()) {
      if (p.operand().parts().isEmpty() || p.operator().matches("/[#%]")) {
        throw new Unknown.Value(
            shell.unknown(p, "what an empty pattern replaces differs by version"));
      }
      return text -> text;
    }
    Pattern pattern = compile(p, glob);
    switch (p.operator()) {
      case "/#" -> {
        return text -> {
          int end = pattern.longest(text, 0);
          requireSome(p, end == 0);
          return end < 0 ? text : with + text.substring(end);
        };
      }
      case "/%" -> {
        return text -> {
          for (int i = 0; i <= text.length(); i++) {
            if (pattern.reachesEnd(text, i)) {
              requireSome(p, i == text.length());
              return text.substring(0, i) + with;
            }
          }
          return text;
        };
      }
      default -> {
        boolean all = p.operator().equals("//");
        return text -> replaced(p, text, pattern, with, all);
      }
    }
  }

  private String replaced(Parameter p, String text, Pattern pattern, String with, boolean all) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    boolean open = true;
    while (i < text.length()) {
      int end = open ? pattern.longest(text, i) : -1;
      requireSome(p, end == i);
      if (end > i) {
        out.append(with);
        shell.budget.spend(1L + with.length() / 16);
        i = end;
        open = all;
      } else {
        out.append(text.charAt(i++));
      }
    }
    requireSome(p, text.isEmpty() && pattern.matches(text));
    return out.toString();
  }

  private void requireSome(Parameter p, boolean empty) {
    if (empty) {
      throw new Unknown.Value(shell.unknown(p, "what an empty match replaces differs by version"));
    }
  }

  /** The text to put in; an unquoted &amp; and quotes in it mean other things in other versions. */
  private String replacementText(Parameter p) {
    if (p.second() == null) {
      return "";
    }
    String escaped = shell.expander.glob(p.second()).known();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      boolean doubtful = c == '&' || (c == '\\' && p.quoted() && shell.eapi < 8);
      if (c == '\\' && i + 1 < escaped.length()) {
        i++;
      } else if (c == '\\') {
        doubtful = true;
      }
      if (doubtful) {
        throw new Unknown.Value(
            shell.unknown(p, "& and quotes in a replacement mean other things by version"));
      }
    }
    return shell.expander.single(p.second()).known();
  }

  private UnaryOperator<String> letterCase(Parameter p, String glob) {
    Pattern pattern = compile(p, glob.isEmpty() ? "?" : glob);
    boolean all = p.operator().length() == 2;
    boolean upper = p.operator().startsWith("^");
    return text -> {
      StringBuilder out = new StringBuilder(text);
      for (int i = 0; i < (all ? text.length() : Math.min(1, text.length())); i++) {
        String one = text.substring(i, i + 1);
        if (pattern.matches(one)) {
          out.replace(
              i, i + 1, upper ? one.toUpperCase(Locale.ROOT) : one.toLowerCase(Locale.ROOT));
        }
      }
      return out.toString();
    };
  }
}
