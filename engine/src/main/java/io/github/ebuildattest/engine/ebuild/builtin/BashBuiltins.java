package io.github.ebuildattest.engine.ebuild.builtin;

import io.github.ebuildattest.engine.ebuild.shell.Builtin;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import java.util.HashMap;
import java.util.Map;

/** The builtins of bash that matter to SRC_URI (bash manual, 4). */
public final class BashBuiltins {
  private static final Map<String, Builtin> TABLE = new HashMap<>();

  static {
    declaring("declare", new DeclareCommand());
    declaring("typeset", new DeclareCommand());
    declaring("local", new DeclareCommand());
    declaring("export", new ExportCommand());
    declaring("readonly", new ExportCommand());
    changing("unset", VariableCommands::unset);
    changing("read", VariableCommands::read);
    changing("mapfile", VariableCommands::mapfile);
    changing("readarray", VariableCommands::mapfile);
    changing("getopts", VariableCommands::getopts);
    changing("wait", VariableCommands::read);
    changing("let", VariableCommands::let);
    changing("shift", ShellCommands::shift);
    changing("set", ShellCommands::set);
    changing("shopt", ShellCommands::shopt);
    changing("return", ShellCommands::leaveFunction);
    changing("exit", ShellCommands::exit);
    changing("break", ShellCommands::leaveLoop);
    changing("continue", ShellCommands::leaveLoop);
    changing("exec", ShellCommands::exec);
    changing("ulimit", ShellCommands::ulimit);
    changing("trap", ShellCommands::trap);
    changing("command", ShellCommands::command);
    changing("builtin", ShellCommands::command);
    for (String name :
        new String[] {"eval", "source", ".", "alias", "unalias", "enable", "compgen", "fc"}) {
      changing(name, ShellCommands::refused);
    }
    changing("printf", PrintCommands::printf);
    plain("echo", PrintCommands::echo);
    plain("test", TestCommand::run);
    plain("[", TestCommand::run);
    plain(":", (shell, call) -> ExitStatus.SUCCESS);
    plain("true", (shell, call) -> ExitStatus.SUCCESS);
    plain("false", (shell, call) -> ExitStatus.FAILURE);
  }

  private BashBuiltins() {}

  /** All of them, by name. */
  public static Map<String, Builtin> byName() {
    return Map.copyOf(TABLE);
  }

  private static void plain(String name, Builtin.Body body) {
    TABLE.put(name, new Builtin(body, false, false, false));
  }

  private static void changing(String name, Builtin.Body body) {
    TABLE.put(name, new Builtin(body, true, false, false));
  }

  private static void declaring(String name, Builtin.Body body) {
    TABLE.put(name, new Builtin(body, true, true, false));
  }
}
