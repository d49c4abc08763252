package io.github.ebuildattest.engine.ebuild.gentoo;

import io.github.ebuildattest.engine.ebuild.shell.Assigner;
import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.EbuildScript;
import io.github.ebuildattest.engine.ebuild.syntax.ParseFailure;
import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** inherit (PMS 10.1): built-in eclasses, the overlay's own, and those of other repositories. */
final class InheritCommand {
  /** What inherit sets aside while an eclass is read, and combines afterwards (PMS 10.2). */
  private static final List<String> COMBINED =
      List.of("IUSE", "REQUIRED_USE", "DEPEND", "BDEPEND", "RDEPEND", "PDEPEND", "IDEPEND");

  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

  private final Eclasses eclasses;
  private final Map<String, Command> parsed = new HashMap<>();

  InheritCommand(Eclasses eclasses) {
    this.eclasses = eclasses;
  }

  ExitStatus run(Shell shell, Call call) {
    for (String name : call.known()) {
      if (!NAME.matcher(name).matches()) {
        throw shell.refuse(call, "that is not an eclass's name");
      }
      one(shell, name, call);
    }
    return ExitStatus.SUCCESS;
  }

  private void one(Shell shell, String name, Call call) {
    Environment environment = shell.environment;
    if (!environment.inherited.contains(name)) {
      List<String> longer = new ArrayList<>(environment.inherited);
      longer.add(name);
      environment.inherited = List.copyOf(longer);
    }
    shell.budget.spend(100);
    Optional<String> own = eclasses.source.text(name);
    if (own.isPresent()) {
      eclasses.overlay.add(name);
      if (name.equals("pypi") || name.equals("cargo")) {
        eclasses.overridden.add(name);
      }
      overlay(shell, name, own.get(), call);
    } else if (eclasses.source.isUnreadable(name)) {
      throw shell.refuse(call, "the overlay's own " + name + ".eclass cannot be read");
    } else if (name.equals("pypi")) {
      PypiVariables read = PypiEclass.inherit(shell, call);
      eclasses.pypi = eclasses.pypi == null ? read : eclasses.pypi;
    } else {
      foreign(shell, name, call);
    }
  }

  /** An eclass of another repository: as much of what it does as concerns the sources. */
  private void foreign(Shell shell, String name, Call call) {
    KnownEclasses.Effect effect = KnownEclasses.SHIPPED.effect(name);
    if (effect == null) {
      eclasses.unknown(
          shell.unknown(
              call,
              name + ".eclass, or one that it inherits, is neither the overlay's nor known here"));
    } else {
      for (String inherited : effect.eclasses()) {
        if (eclasses.source.text(inherited).isPresent()
            || eclasses.source.isUnreadable(inherited)) {
          eclasses.unknown(
              shell.unknown(
                  call, name + ".eclass inherits " + inherited + ", which the overlay replaces"));
        }
      }
      for (String variable : shell.environment.names()) {
        if (effect.maySet(variable) && !ReservedVariables.watched(variable)) {
          shell.poison(variable, shell.unknown(call, name + ".eclass may set it"), call.line());
        }
      }
      if (effect.setsSources()) {
        shell.poison("SRC_URI", shell.unknown(call, name + ".eclass sets it"), call.line());
      }
    }
    if (name.equals("cargo")) {
      CargoEclass.inherit(shell, call);
    }
  }

  /** Reads an eclass of the overlay as inherit does: inside a function. */
  private void overlay(Shell shell, String name, String text, Call call) {
    Command script = parsed.get(name);
    if (script == null) {
      try {
        script = EbuildScript.parse(text);
      } catch (ParseFailure failure) {
        throw new EvaluationRefusal(
            new Unknown(
                failure.construct,
                call.line(),
                failure.getMessage() + " (line " + failure.line + " of " + name + ".eclass)"),
            false);
      }
      parsed.put(name, script);
    }
    Map<String, Variable> aside = setAside(shell, call.line());
    shell.simpleCommands.asFunction(script, name, null);
    aside.forEach((variable, value) -> shell.environment.store(variable, value));
  }

  private Map<String, Variable> setAside(Shell shell, int line) {
    Map<String, Variable> aside = new HashMap<>();
    for (String name : COMBINED) {
      Variable value = shell.environment.find(name);
      aside.put(name, value == null ? Variable.UNSET : value);
      shell.assigner.store(name, Variable.UNSET, Assigner.Where.VISIBLE, line);
    }
    return aside;
  }
}
