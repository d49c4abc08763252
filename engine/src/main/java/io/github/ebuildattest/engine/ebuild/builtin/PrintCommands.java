package io.github.ebuildattest.engine.ebuild.builtin;

import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** echo and printf (bash manual, 4.2). */
final class PrintCommands {
  private PrintCommands() {}

  static ExitStatus echo(Shell shell, Call call) {
    if (shell.output == null) {
      return ExitStatus.SUCCESS;
    }
    List<String> words = call.known();
    int first = 0;
    boolean newline = true;
    boolean escapes = false;
    while (first < words.size() && isOption(words.get(first))) {
      newline &= words.get(first).indexOf('n') < 0;
      int on = words.get(first).lastIndexOf('e');
      int off = words.get(first).lastIndexOf('E');
      escapes = on == off ? escapes : on > off;
      first++;
    }
    String text = String.join(" ", words.subList(first, words.size()));
    if (escapes && text.indexOf('\\') >= 0) {
      throw new Unknown.Value(shell.unknown(call, "escapes of echo -e are not evaluated"));
    }
    shell.output.write(Text.of(newline ? text + "\n" : text));
    return ExitStatus.SUCCESS;
  }

  private static boolean isOption(String word) {
    boolean option = word.length() > 1 && word.charAt(0) == '-';
    for (int i = 1; i < word.length(); i++) {
      option &= "neE".indexOf(word.charAt(i)) >= 0;
    }
    return option;
  }

  static ExitStatus printf(Shell shell, Call call) {
    List<Text> arguments = call.arguments();
    int first = 0;
    String variable = null;
    if (!arguments.isEmpty() && arguments.get(0).known().startsWith("-v")) {
      String option = arguments.get(0).value();
      first = option.length() > 2 ? 1 : 2;
      if (arguments.size() < first) {
        throw shell.refuse(call, "printf -v without a name");
      }
      variable = first == 1 ? option.substring(2) : arguments.get(1).known();
      if (!Cursor.isName(variable)) {
        throw shell.refuse(call, "printf -v writes an array's element");
      }
    }
    if (first < arguments.size() && arguments.get(first).known().startsWith("-")) {
      if (!arguments.get(first).value().equals("--")) {
        throw shell.refuse(call, "its format looks like an option");
      }
      first++;
    }
    Text text =
        text(shell, call, arguments.subList(Math.min(first, arguments.size()), arguments.size()));
    if (variable != null) {
      shell.assigner.assign(variable, null, false, text, call.line());
    } else {
      shell.write(text);
    }
    // an argument that is not a number makes it fail
    return text.unknown() == null ? ExitStatus.SUCCESS : ExitStatus.unknown(text.unknown());
  }

  private static Text text(Shell shell, Call call, List<Text> arguments) {
    Unknown unsupported = shell.unknown(call, "such a format is not evaluated");
    if (arguments.isEmpty()) {
      return Text.unknown(unsupported);
    }
    for (Text argument : arguments) {
      if (argument.unknown() != null) {
        return Text.unknown(argument.unknown());
      }
    }
    List<String> values = Shell.known(arguments);
    StringBuilder out = new StringBuilder();
    int next = 1;
    do {
      int before = next;
      next = once(shell, values, next, out);
      if (next < 0) {
        return Text.unknown(unsupported);
      }
      if (next == before) {
        break;
      }
    } while (next < values.size());
    return Text.of(out.toString());
  }

  /** Goes through the format once; returns the first value not used, or -1 if unsupported. */
  private static int once(Shell shell, List<String> values, int from, StringBuilder out) {
    String format = values.get(0);
    int next = from;
    for (int i = 0; i < format.length(); i++) {
      shell.budget.spend(1);
      char c = format.charAt(i);
      if (c == '\\') {
        String escape = i + 1 < format.length() ? simpleEscape(format.charAt(++i)) : null;
        if (escape == null) {
          return -1;
        }
        out.append(escape);
      } else if (c != '%') {
        out.append(c);
      } else {
        char kind = i + 1 < format.length() ? format.charAt(++i) : '\0';
        String value = next < values.size() ? values.get(next) : "";
        if (kind == '%') {
          out.append('%');
        } else if (kind == 's') {
          out.append(value);
          next++;
        } else if (kind == 'd' && value.matches("-?[1-9][0-9]{0,15}|0|")) {
          out.append(value.isEmpty() ? "0" : value);
          next++;
        } else {
          return -1;
        }
      }
    }
    return next;
  }

  private static @Nullable String simpleEscape(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case '\\' -> "\\";
      case '"' -> "\"";
      default -> null;
    };
  }
}
