package io.github.ebuildattest.engine.ebuild.gentoo;

import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.PatternOperations;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What pypi.eclass computes (its revision of 2026; EAPI 7 to 9). */
final class PypiEclass {
  private static final String FILES = "https://files.pythonhosted.org/packages/";

  private PypiEclass() {}

  /**
   * Inheriting it: SRC_URI and S get their defaults, once.
   *
   * @return what it read, or null where it was inherited before
   */
  static @Nullable PypiVariables inherit(Shell shell, Call call) {
    if (!shell.setting("_PYPI_ECLASS", call.line()).known().isEmpty()) {
      return null;
    }
    set(shell, "_PYPI_ECLASS", "1", call);
    String project = variable(shell, "PYPI_PN", call);
    if (project.isEmpty()) {
      project = variable(shell, "PN", call);
      set(shell, "PYPI_PN", project, call);
      // declared with -u or -l, it does not keep what it is given
      project = variable(shell, "PYPI_PN", call);
    }
    boolean verbatim = !variable(shell, "PYPI_NO_NORMALIZE", call).isEmpty();
    String verify = variable(shell, "PYPI_VERIFY_REPO", call);
    String version = translated(variable(shell, "PV", call));
    String url = sdist(shell, call, verbatim, project, version, ".tar.gz");
    String sources = url;
    if (!verify.isEmpty()) {
      String dist = url.substring(url.lastIndexOf('/') + 1);
      sources =
          url
              + " verify-provenance? ( "
              + provenance(dist, project, version)
              + " -> "
              + dist
              + ".provenance )";
    }
    set(shell, "SRC_URI", sources, call);
    shell.poison(
        "S",
        shell.unknown("S", call.line(), "it depends on where the package is built"),
        call.line());
    return new PypiVariables(project, verbatim, verify.isEmpty() ? null : verify);
  }

  private static String variable(Shell shell, String name, Call call) {
    return shell.setting(name, call.line()).known();
  }

  private static void set(Shell shell, String name, String value, Call call) {
    shell.assigner.assign(name, null, false, Text.of(value), call.line());
  }

  private static void print(Shell shell, Call call, String text) {
    if (text.startsWith("-")) {
      throw new Unknown.Value(shell.unknown(call, "echo takes it for an option"));
    }
    shell.write(Text.of(text));
  }

  private static String normalized(Shell shell, Call call, String name) {
    PatternOperations.ascii(shell, name, call.source(), call.line());
    shell.environment.extendedGlobs = false;
    return name.replaceAll("[._-]+", "_").toLowerCase(Locale.ROOT);
  }

  private static String translated(String version) {
    String result = first(version, "_alpha", "a");
    result = first(result, "_beta", "b");
    result = first(result, "_pre", ".dev");
    result = first(result, "_rc", "rc");
    return first(result, "_p", ".post");
  }

  private static String first(String text, String wanted, String replacement) {
    int at = text.indexOf(wanted);
    return at < 0
        ? text
        : text.substring(0, at) + replacement + text.substring(at + wanted.length());
  }

  private static String initial(Shell shell, Call call, String project) {
    PatternOperations.ascii(shell, project, call.source(), call.line());
    return project.isEmpty() ? "" : project.substring(0, 1);
  }

  private static String sdist(
      Shell shell, Call call, boolean verbatim, String project, String version, String suffix) {
    String name = verbatim ? project : normalized(shell, call, project);
    return FILES
        + "source/"
        + initial(shell, call, project)
        + "/"
        + project
        + "/"
        + name
        + "-"
        + version
        + suffix;
  }

  private static String provenance(String dist, String project, String version) {
    return "https://pypi.org/integrity/" + project + "/v" + version + "/" + dist + "/provenance";
  }

  private static List<String> arguments(Call call, int least, int most, String flag) {
    List<String> all = call.known();
    boolean flagged = !all.isEmpty() && all.get(0).equals(flag);
    List<String> rest = flagged ? all.subList(1, all.size()) : all;
    if (rest.size() < least || rest.size() > most) {
      throw new Jump(Jump.Kind.DIE, ExitStatus.FAILURE, 0);
    }
    return rest;
  }

  private static boolean flagged(Call call, String flag) {
    return !call.arguments().isEmpty() && call.arguments().get(0).known().equals(flag);
  }

  private static String project(Shell shell, Call call, List<String> arguments, int at) {
    return arguments.size() > at ? arguments.get(at) : variable(shell, "PYPI_PN", call);
  }

  private static String version(Shell shell, Call call, List<String> arguments, int at) {
    return arguments.size() > at ? arguments.get(at) : translated(variable(shell, "PV", call));
  }

  static ExitStatus sdistUrl(Shell shell, Call call) {
    List<String> arguments = arguments(call, 0, 3, "--no-normalize");
    String url =
        sdist(
            shell,
            call,
            flagged(call, "--no-normalize"),
            project(shell, call, arguments, 0),
            version(shell, call, arguments, 1),
            arguments.size() > 2 ? arguments.get(2) : ".tar.gz");
    print(shell, call, url + "\n");
    return ExitStatus.SUCCESS;
  }

  private static String wheel(Shell shell, Call call, List<String> arguments) {
    String project = arguments.isEmpty() ? "" : arguments.get(0);
    if (project.isEmpty()) {
      project = variable(shell, "PYPI_PN", call);
    }
    String tag = arguments.size() > 2 ? arguments.get(2) : "py3";
    String platform = arguments.size() > 3 ? arguments.get(3) : "none-any";
    return normalized(shell, call, project)
        + "-"
        + version(shell, call, arguments, 1)
        + "-"
        + tag
        + "-"
        + platform
        + ".whl";
  }

  static ExitStatus wheelName(Shell shell, Call call) {
    print(shell, call, wheel(shell, call, arguments(call, 0, 4, "")) + "\n");
    return ExitStatus.SUCCESS;
  }

  static ExitStatus wheelUrl(Shell shell, Call call) {
    List<String> arguments = arguments(call, 0, 4, "--unpack");
    // the name is computed in a subshell, so that it leaves no option changed
    boolean extended = shell.environment.extendedGlobs;
    String name = wheel(shell, call, arguments);
    shell.environment.extendedGlobs = extended;
    String project = project(shell, call, arguments, 0);
    String tag = arguments.size() > 2 ? arguments.get(2) : "py3";
    String url = FILES + tag + "/" + initial(shell, call, project) + "/" + project + "/" + name;
    print(shell, call, flagged(call, "--unpack") ? url + " -> " + name + ".zip\n" : url);
    return ExitStatus.of(flagged(call, "--unpack"));
  }

  static ExitStatus normalizedName(Shell shell, Call call) {
    print(shell, call, normalized(shell, call, arguments(call, 1, 1, "").get(0)) + "\n");
    return ExitStatus.SUCCESS;
  }

  static ExitStatus translatedVersion(Shell shell, Call call) {
    print(shell, call, translated(arguments(call, 1, 1, "").get(0)) + "\n");
    return ExitStatus.SUCCESS;
  }

  static ExitStatus provenanceUrl(Shell shell, Call call) {
    List<String> arguments = arguments(call, 1, 3, "");
    String url =
        provenance(
            arguments.get(0),
            project(shell, call, arguments, 1),
            version(shell, call, arguments, 2));
    print(shell, call, url + "\n");
    return ExitStatus.SUCCESS;
  }
}
