package io.github.ebuildattest.engine.ebuild.gentoo;

import io.github.ebuildattest.engine.ebuild.builtin.DeclareCommand;
import io.github.ebuildattest.engine.ebuild.builtin.ExportCommand;
import io.github.ebuildattest.engine.ebuild.builtin.PrintCommands;
import io.github.ebuildattest.engine.ebuild.builtin.ShellCommands;
import io.github.ebuildattest.engine.ebuild.builtin.TestCommand;
import io.github.ebuildattest.engine.ebuild.builtin.VariableCommands;
import io.github.ebuildattest.engine.ebuild.shell.Builtin;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands that are built in: those of bash that matter, of PMS 12, and of two eclasses. */
public final class EbuildCommands {
  private static final Map<String, Builtin> TABLE = new HashMap<>();
  private static final Map<String, Builtin> PYPI =
      Map.of(
          "pypi_sdist_url", PypiEclass::sdistUrl,
          "pypi_wheel_url", PypiEclass::wheelUrl,
          "pypi_wheel_name", PypiEclass::wheelName,
          "pypi_normalize_name", PypiEclass::normalizedName,
          "pypi_translate_version", PypiEclass::translatedVersion,
          "pypi_provenance_url", PypiEclass::provenanceUrl);

  private static final Set<String> CHANGING = new HashSet<>();

  private static final Set<String> DECLARING =
      Set.of("declare", "typeset", "local", "export", "readonly");

  /** Functions of PMS 12.3 that write nothing to standard output. */
  private static final Set<String> SILENT =
      Set.of(
          "einfo",
          "einfon",
          "elog",
          "ewarn",
          "eerror",
          "eqawarn",
          "ebegin",
          "eend",
          "use",
          "debug-print",
          "debug-print-function",
          "debug-print-section",
          "EXPORT_FUNCTIONS");

  static {
    changing("declare", new DeclareCommand());
    changing("typeset", new DeclareCommand());
    changing("local", new DeclareCommand());
    changing("export", new ExportCommand());
    changing("readonly", new ExportCommand());
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
    TABLE.put(":", (shell, call) -> ExitStatus.SUCCESS);
    TABLE.put("true", (shell, call) -> ExitStatus.SUCCESS);
    TABLE.put("false", (shell, call) -> ExitStatus.FAILURE);
    TABLE.put("echo", PrintCommands::echo);
    changing("printf", PrintCommands::printf);
    TABLE.put("test", TestCommand::run);
    TABLE.put("[", TestCommand::run);
    changing(
        "die",
        (shell, call) -> {
          throw new Jump(Jump.Kind.DIE, ExitStatus.FAILURE, 0);
        });
    changing("inherit", (shell, call) -> shell.inherit.run(call));
    TABLE.put("has", PackageCommands::has);
    TABLE.put("ver_cut", PackageCommands::versionCut);
    TABLE.put("ver_rs", PackageCommands::versionReplaceSeparators);
    TABLE.put("ver_test", PackageCommands::versionTest);
  }

  private EbuildCommands() {}

  private static void changing(String name, Builtin builtin) {
    TABLE.put(name, builtin);
    CHANGING.add(name);
  }

  /** The builtin of that name as things stand, or null. */
  public static @Nullable Builtin find(Shell shell, String name) {
    Builtin found = TABLE.get(name);
    if (found != null) {
      return found;
    }
    if (PYPI.containsKey(name) && shell.inherit.builtIn("pypi")) {
      return PYPI.get(name);
    }
    return name.equals("cargo_crate_uris") && shell.inherit.builtIn("cargo")
        ? CargoEclass::crateUris
        : null;
  }

  /** Whether not knowing its arguments means not knowing what it changes. */
  public static boolean changesVariables(String name) {
    return CHANGING.contains(name);
  }

  public static boolean declares(String name) {
    return DECLARING.contains(name);
  }

  /** Whether it is a function in a real ebuild's shell, not a builtin of bash. */
  public static boolean isFunction(String name) {
    return name.equals("inherit")
        || name.equals("die")
        || name.equals("has")
        || name.startsWith("ver_")
        || name.startsWith("pypi_")
        || name.startsWith("cargo_");
  }

  public static boolean silent(String name) {
    return SILENT.contains(name);
  }

  /** Whether redefining a function of that name would change what is built in here. */
  public static boolean reserved(String name, String eclass) {
    boolean own = eclass.equals("pypi") || eclass.equals("cargo");
    return (TABLE.containsKey(name) && !name.equals("test"))
        || (!own
            && (PYPI.containsKey(name)
                || name.startsWith("_pypi_")
                || name.startsWith("_cargo_")
                || name.equals("cargo_crate_uris")))
        || name.equals("EXPORT_FUNCTIONS");
  }
}
