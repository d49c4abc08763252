package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart;
import io.github.ebuildattest.engine.ebuild.value.Budget;
import io.github.ebuildattest.engine.ebuild.value.Capture;
import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of one evaluation, and the parts that work on it. */
public final class Shell {
  public final PackageManager packageManager;
  public final int eapi;
  public final Budget budget = new Budget();
  final Expander expander;
  final ParameterExpander parameters;
  public final Arithmetic arithmetic;
  public final Assigner assigner;
  public final Interpreter interpreter;
  public final SimpleCommands simpleCommands;

  public Environment environment = new Environment();
  public ExitStatus lastStatus = ExitStatus.SUCCESS;

  /** The status of the last command substitution, which a plain assignment ends with. */
  ExitStatus substitutionStatus = ExitStatus.SUCCESS;

  /** Where standard output goes within a command substitution; null where nobody reads it. */
  public @Nullable Capture output;

  /** The eclass being evaluated, or empty for the ebuild itself. */
  public String eclass = "";

  /** The ebuild's line that was reached last. */
  public int ebuildLine = 1;

  /** In which eclass a function was defined. */
  final IdentityHashMap<Command.Function, String> origins = new IdentityHashMap<>();

  /**
   * An empty shell.
   *
   * @param packageManager what gives the ebuild its builtins and eclasses, for this evaluation
   *     alone
   * @param eapi the ebuild's EAPI (PMS 5), or negative where it is not known yet
   */
  public Shell(PackageManager packageManager, int eapi) {
    this.packageManager = packageManager;
    this.eapi = eapi;
    this.expander = new Expander(this);
    this.parameters = new ParameterExpander(this);
    this.arithmetic = new Arithmetic(this);
    this.assigner = new Assigner(this);
    this.interpreter = new Interpreter(this);
    this.simpleCommands = new SimpleCommands(this);
  }

  public Unknown unknown(String construct, int line, String why) {
    return eclass.isEmpty()
        ? new Unknown(construct, line, why)
        : new Unknown(construct, ebuildLine, why + " (line " + line + " of " + eclass + ".eclass)");
  }

  public Unknown unknown(Call call, String why) {
    return unknown(call.source(), call.line(), why);
  }

  public EvaluationRefusal refuse(String construct, int line, String why) {
    return new EvaluationRefusal(unknown(construct, line, why), false);
  }

  Unknown unknown(WordPart.Parameter parameter, String why) {
    return unknown(parameter.source(), parameter.line(), why);
  }

  EvaluationRefusal refuse(WordPart.Parameter parameter, String why) {
    return refuse(parameter.source(), parameter.line(), why);
  }

  public EvaluationRefusal refuse(Call call, String why) {
    return refuse(call.source(), call.line(), why);
  }

  /** Writes to standard output, if anything reads it. */
  public void write(Text text) {
    if (output != null) {
      output.write(text);
    }
  }

  /** From here on, what standard output holds is not known. */
  public void lose(Unknown why) {
    if (output != null) {
      output.lose(why);
    }
  }

  /**
   * The variable of that name; null where it is unset; ends the expansion where that is unknown.
   */
  public @Nullable Variable variable(String name, String construct, int line) {
    Variable found = environment.find(name);
    if (found != null) {
      return found;
    }
    if (ReservedVariables.provided(name)) {
      throw new Unknown.Value(
          unknown(construct, line, name + " has a value only when the package is built"));
    }
    String eclass = packageManager.eclassThatMaySet(name, environment);
    if (eclass != null) {
      throw new Unknown.Value(
          unknown(
              construct, line, name + " is not set here, but " + eclass + ".eclass may set it"));
    }
    if (unsetBeforehand(name)) {
      return null;
    }
    throw new Unknown.Value(
        unknown(
            construct,
            line,
            name + " is not set here, and the package manager or the environment may set it"));
  }

  /**
   * Whether a variable that nothing has set yet is known to be unset. Package managers export far
   * more than PMS names, and pass on what the user's environment holds.
   */
  private boolean unsetBeforehand(String name) {
    return ReservedVariables.clearedBeforehand(name)
        || ReservedVariables.guards(name, eclass)
        || ReservedVariables.settingOf(eclass, name);
  }

  /** The value of a plain variable: empty where unset. */
  public Text value(String name, String construct, int line) {
    Variable found;
    try {
      found = variable(name, construct, line);
    } catch (Unknown.Value unknown) {
      return Text.unknown(unknown.unknown);
    }
    Text plain = found == null ? null : found.plain();
    return plain == null ? Text.EMPTY : plain;
  }

  /**
   * The value of a setting of an eclass that is built in: empty where the ebuild leaves it unset.
   * Only the ebuild is meant to set one.
   */
  public Text setting(String name, int line) {
    return environment.find(name) == null ? Text.EMPTY : value(name, name, line);
  }

  /** The builtin of that name as things stand, or null. */
  public @Nullable Builtin builtin(String name) {
    return packageManager.builtin(name, environment);
  }

  /** The characters that split words. */
  public String separators(int line) {
    Variable ifs = environment.find("IFS");
    Text text = ifs == null ? null : ifs.plain();
    return text == null ? " \t\n" : text.known();
  }

  /** Makes a variable unknown. */
  public void poison(String name, Unknown why, int line) {
    assigner.assign(name, null, false, Text.unknown(why), line);
  }

  /** A subshell: runs in a copy of the environment whose changes are lost. */
  ExitStatus subshell(java.util.function.Supplier<ExitStatus> body) {
    Environment outside = environment;
    budget.enter();
    environment = outside.child();
    environment.loops = 0;
    String wasIn = eclass;
    try {
      return body.get();
    } catch (Jump jump) {
      if (jump.kind == Jump.Kind.DIE) {
        throw jump;
      }
      return jump.status;
    } catch (EvaluationRefusal refusal) {
      if (refusal.always) {
        throw refusal;
      }
      lose(refusal.cause);
      return ExitStatus.unknown(refusal.cause);
    } finally {
      eclass = wasIn;
      environment = outside;
      budget.leave();
    }
  }

  /** The known texts of arguments; ends the expansion if one is not known. */
  public static List<String> known(List<Text> texts) {
    List<String> values = new ArrayList<>(texts.size());
    for (Text text : texts) {
      values.add(text.known());
    }
    return values;
  }
}
