package io.github.ebuildattest.engine.ebuild.gentoo;

import io.github.ebuildattest.engine.ebuild.builtin.BashBuiltins;
import io.github.ebuildattest.engine.ebuild.shell.Builtin;
import io.github.ebuildattest.engine.ebuild.shell.PackageManager;
import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands of one ebuild's shell: those of bash, of PMS 12, and of two eclasses. */
public final class EbuildCommands implements PackageManager {
  private static final Map<String, Builtin> TABLE = new HashMap<>(BashBuiltins.byName());

  private static final Map<String, Builtin> PYPI =
      Map.of(
          "pypi_sdist_url", function(PypiEclass::sdistUrl),
          "pypi_wheel_url", function(PypiEclass::wheelUrl),
          "pypi_wheel_name", function(PypiEclass::wheelName),
          "pypi_normalize_name", function(PypiEclass::normalizedName),
          "pypi_translate_version", function(PypiEclass::translatedVersion),
          "pypi_provenance_url", function(PypiEclass::provenanceUrl));

  private static final Builtin CARGO_CRATE_URIS = function(CargoEclass::crateUris);

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
    TABLE.put(
        "die",
        changing(
            (shell, call) -> {
              throw new Jump(Jump.Kind.DIE, ExitStatus.FAILURE, 0);
            }));
    TABLE.put("has", function(PackageCommands::has));
    TABLE.put("ver_cut", function(PackageCommands::versionCut));
    TABLE.put("ver_rs", function(PackageCommands::versionReplaceSeparators));
    TABLE.put("ver_test", function(PackageCommands::versionTest));
  }

  /** How Portage's own functions begin; it calls some of them while it sources an ebuild. */
  private static final String OF_THE_PACKAGE_MANAGER = "__";

  /** What else of its own it calls meanwhile, beside what is a command here. */
  private static final Set<String> CALLED_BY_PORTAGE =
      Set.of(
          "contains_word",
          "hasq",
          "hasv",
          "debug-print",
          "debug-print-function",
          "debug-print-section",
          "eqawarn");

  private final Eclasses eclasses;
  private final Builtin inherit;

  /**
   * The commands of one evaluation.
   *
   * @param eclasses learns what is inherited
   */
  public EbuildCommands(Eclasses eclasses) {
    this.eclasses = eclasses;
    this.inherit = changing(new InheritCommand(eclasses)::run);
  }

  private static Builtin function(Builtin.Body body) {
    return new Builtin(body, false, false, true);
  }

  private static Builtin changing(Builtin.Body body) {
    return new Builtin(body, true, false, true);
  }

  @Override
  public @Nullable Builtin builtin(String name, Environment environment) {
    Builtin found = name.equals("inherit") ? inherit : TABLE.get(name);
    if (found != null) {
      return found;
    }
    if (PYPI.containsKey(name) && eclasses.builtIn("pypi", environment)) {
      return PYPI.get(name);
    }
    return name.equals("cargo_crate_uris") && eclasses.builtIn("cargo", environment)
        ? CARGO_CRATE_URIS
        : null;
  }

  @Override
  public boolean silent(String name) {
    return SILENT.contains(name);
  }

  @Override
  public boolean reserved(String name, String eclass) {
    boolean own = eclass.equals("pypi") || eclass.equals("cargo");
    return (TABLE.containsKey(name) && !name.equals("test"))
        || name.equals("inherit")
        || (!own
            && (PYPI.containsKey(name)
                || name.startsWith("_pypi_")
                || name.startsWith("_cargo_")
                || name.equals("cargo_crate_uris")))
        || name.equals("EXPORT_FUNCTIONS")
        || name.startsWith(OF_THE_PACKAGE_MANAGER)
        || CALLED_BY_PORTAGE.contains(name);
  }

  @Override
  public @Nullable String eclassThatMaySet(String variable, Environment environment) {
    return eclasses.thatMaySet(variable, environment);
  }
}
