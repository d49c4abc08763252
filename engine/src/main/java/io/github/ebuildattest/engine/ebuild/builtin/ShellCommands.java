package io.github.ebuildattest.engine.ebuild.builtin;

import io.github.ebuildattest.engine.ebuild.shell.Builtin;
import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;
import java.util.Set;

/** Builtins that change the shell itself, or where it continues (bash manual, 4). */
@SuppressWarnings("DoNotCallSuggester") // some builtins can only jump or refuse
final class ShellCommands {
  /** Options of set that change no value, on or off: exporting, tracing, jobs, globbing. */
  private static final String HARMLESS_SET = "abfhmvxCPT";

  /** Options that end a shell early; what that means depends on who sources the ebuild. */
  private static final String ENDING_SET = "eEu";

  private static final Set<String> HARMLESS_SET_NAMES =
      Set.of(
          "allexport",
          "functrace",
          "hashall",
          "monitor",
          "noclobber",
          "noglob",
          "notify",
          "physical",
          "pipefail",
          "verbose",
          "xtrace");

  private static final Set<String> ENDING_SET_NAMES = Set.of("errexit", "errtrace", "nounset");

  private static final Set<String> HARMLESS_SHOPT =
      Set.of(
          "nullglob",
          "failglob",
          "dotglob",
          "globstar",
          "nocaseglob",
          "checkwinsize",
          "checkhash",
          "cdspell",
          "cdable_vars",
          "huponexit",
          "autocd",
          "checkjobs",
          "progcomp",
          "inherit_errexit");

  private ShellCommands() {}

  static ExitStatus refused(Shell shell, Call call) {
    throw shell.refuse(
        call, call.name() + " can run or redefine anything, " + call.name() + " itself included");
  }

  static ExitStatus trap(Shell shell, Call call) {
    List<String> arguments = call.known();
    if (arguments.isEmpty() || arguments.get(0).matches("-[lp]+")) {
      shell.lose(shell.unknown(call, "what it prints is not known"));
      return ExitStatus.SUCCESS;
    }
    throw shell.refuse(call, "a trap runs commands at a time that is not known");
  }

  static ExitStatus ulimit(Shell shell, Call call) {
    throw shell.refuse(call, "a limit can make substitutions after it give nothing");
  }

  static ExitStatus exec(Shell shell, Call call) {
    throw shell.refuse(call, "it replaces the shell by another program, or its files by others");
  }

  static ExitStatus command(Shell shell, Call call) {
    List<Text> arguments = call.arguments();
    int first = 0;
    while (first < arguments.size() && arguments.get(first).known().startsWith("-")) {
      String option = arguments.get(first++).value();
      if (option.equals("--")) {
        break;
      }
      if (!option.equals("-p") || call.name().equals("builtin")) {
        Unknown why = shell.unknown(call, "which commands there are is not known");
        shell.lose(why);
        return ExitStatus.unknown(why);
      }
    }
    if (first == arguments.size()) {
      return ExitStatus.SUCCESS;
    }
    Call inner = call.of(arguments.get(first).known(), first + 1);
    Builtin builtin = shell.builtin(inner.name());
    if (builtin != null && builtin.declares()) {
      throw shell.refuse(call, "how assignments after it are read differs by version");
    }
    return shell.simpleCommands.callBuiltin(inner, null);
  }

  static ExitStatus set(Shell shell, Call call) {
    List<Text> arguments = call.arguments();
    if (arguments.isEmpty()) {
      shell.lose(shell.unknown(call, "it prints all variables"));
      return ExitStatus.SUCCESS;
    }
    int i = 0;
    while (i < arguments.size()) {
      String option = arguments.get(i).known();
      if (option.equals("--")) {
        shell.environment.positional = List.copyOf(arguments.subList(i + 1, arguments.size()));
        return ExitStatus.SUCCESS;
      }
      if (option.isEmpty() || "-+".indexOf(option.charAt(0)) < 0) {
        shell.environment.positional = List.copyOf(arguments.subList(i, arguments.size()));
        return ExitStatus.SUCCESS;
      }
      i++;
      for (char letter : option.substring(1).toCharArray()) {
        if (letter == 'o' && i < arguments.size()) {
          String name = arguments.get(i++).known();
          boolean switchesOff = option.charAt(0) == '+' && ENDING_SET_NAMES.contains(name);
          if (!HARMLESS_SET_NAMES.contains(name) && !switchesOff) {
            throw changes(shell, call);
          }
        } else if (HARMLESS_SET.indexOf(letter) < 0
            && !(option.charAt(0) == '+' && ENDING_SET.indexOf(letter) >= 0)) {
          throw changes(shell, call);
        }
      }
      if (option.length() == 1) {
        throw changes(shell, call);
      }
    }
    return ExitStatus.SUCCESS;
  }

  private static EvaluationRefusal changes(Shell shell, Call call) {
    return shell.refuse(call, "it changes how the shell reads everything after it");
  }

  static ExitStatus shopt(Shell shell, Call call) {
    List<String> arguments = call.known();
    boolean set = false;
    boolean unset = false;
    int first = 0;
    while (first < arguments.size() && arguments.get(first).startsWith("-")) {
      String option = arguments.get(first++);
      if (!option.matches("-[supq]+")) {
        throw changes(shell, call);
      }
      set |= option.indexOf('s') > 0;
      unset |= option.indexOf('u') > 0;
    }
    List<String> names = arguments.subList(first, arguments.size());
    if (set == unset) {
      shell.lose(shell.unknown(call, "what it prints is not known"));
      if (names.equals(List.of("extglob"))) {
        return ExitStatus.of(shell.environment.extendedGlobs);
      }
      return ExitStatus.unknown(shell.unknown(call, "which options are set is not known"));
    }
    for (String name : names) {
      if (name.equals("extglob")) {
        shell.environment.extendedGlobs = set;
      } else if (!HARMLESS_SHOPT.contains(name)) {
        throw changes(shell, call);
      }
    }
    return ExitStatus.SUCCESS;
  }

  private static ExitStatus statusArgument(Shell shell, Call call) {
    List<String> arguments = call.known();
    if (arguments.isEmpty()) {
      return shell.lastStatus;
    }
    if (arguments.size() > 1 || !arguments.get(0).matches("[0-9]{1,9}")) {
      throw shell.refuse(call, "a status that is not a number");
    }
    return ExitStatus.of(Integer.parseInt(arguments.get(0)));
  }

  static ExitStatus leaveFunction(Shell shell, Call call) {
    throw new Jump(Jump.Kind.RETURN, statusArgument(shell, call), 0);
  }

  static ExitStatus exit(Shell shell, Call call) {
    throw new Jump(Jump.Kind.EXIT, statusArgument(shell, call), 0);
  }

  static ExitStatus leaveLoop(Shell shell, Call call) {
    List<String> arguments = call.known();
    if (arguments.size() > 1 || (arguments.size() == 1 && !arguments.get(0).matches("[1-9]"))) {
      throw shell.refuse(call, "how many loops it leaves is not plain");
    }
    int levels = arguments.isEmpty() ? 1 : Integer.parseInt(arguments.get(0));
    if (levels > shell.environment.loops) {
      throw shell.refuse(call, "there are not that many loops in this function or subshell");
    }
    Jump.Kind kind = call.name().equals("break") ? Jump.Kind.BREAK : Jump.Kind.CONTINUE;
    throw new Jump(kind, ExitStatus.SUCCESS, levels);
  }

  static ExitStatus shift(Shell shell, Call call) {
    List<Text> positional = shell.environment.positional;
    List<String> arguments = call.known();
    if (positional == null
        || arguments.size() > 1
        || (arguments.size() == 1 && !arguments.get(0).matches("[0-9]{1,4}"))) {
      throw shell.refuse(call, "what it shifts is not known");
    }
    int count = arguments.isEmpty() ? 1 : Integer.parseInt(arguments.get(0));
    if (count > positional.size()) {
      return ExitStatus.FAILURE;
    }
    shell.environment.positional = positional.subList(count, positional.size());
    return ExitStatus.SUCCESS;
  }
}
