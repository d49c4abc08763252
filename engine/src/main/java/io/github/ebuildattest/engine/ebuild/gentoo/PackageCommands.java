package io.github.ebuildattest.engine.ebuild.gentoo;

import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.ConditionEvaluator;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import java.util.List;

/** Functions of the package manager that compute (PMS 12.3). */
final class PackageCommands {
  private PackageCommands() {}

  static ExitStatus has(Shell shell, Call call) {
    List<String> arguments = call.known();
    return ExitStatus.of(
        !arguments.isEmpty() && arguments.subList(1, arguments.size()).contains(arguments.get(0)));
  }

  private static void print(Shell shell, String line) {
    shell.write(Text.of(line + "\n"));
  }

  private static String packageVersion(Shell shell, String name, Call call) {
    return shell.value(name, call.source(), call.line()).known();
  }

  static ExitStatus versionCut(Shell shell, Call call) {
    List<String> arguments = call.known();
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw shell.refuse(call, "ver_cut takes a range and a version");
    }
    boolean given = arguments.size() == 2 && !arguments.get(1).isEmpty();
    String version = given ? arguments.get(1) : packageVersion(shell, "PV", call);
    try {
      print(shell, VersionComponents.of(version).cut(arguments.get(0)));
    } catch (IllegalArgumentException e) {
      throw shell.refuse(call, String.valueOf(e.getMessage()));
    }
    return ExitStatus.SUCCESS;
  }

  static ExitStatus versionReplaceSeparators(Shell shell, Call call) {
    List<String> arguments = call.known();
    if (arguments.size() < 2) {
      throw shell.refuse(call, "ver_rs takes ranges and separators");
    }
    boolean given = arguments.size() % 2 == 1;
    String version =
        given ? arguments.get(arguments.size() - 1) : packageVersion(shell, "PV", call);
    try {
      VersionComponents components = VersionComponents.of(version);
      for (int i = 0; i + 1 < arguments.size(); i += 2) {
        components = components.withSeparators(arguments.get(i), arguments.get(i + 1));
      }
      print(shell, components.text());
    } catch (IllegalArgumentException e) {
      throw shell.refuse(call, String.valueOf(e.getMessage()));
    }
    return ExitStatus.SUCCESS;
  }

  static ExitStatus versionTest(Shell shell, Call call) {
    List<String> arguments = call.known();
    if (arguments.size() != 2 && arguments.size() != 3) {
      throw shell.refuse(call, "ver_test takes two versions");
    }
    boolean given = arguments.size() == 3;
    String left = given ? arguments.get(0) : packageVersion(shell, "PVR", call);
    String operator = arguments.get(given ? 1 : 0);
    try {
      int order = VersionOrder.compare(left, arguments.get(given ? 2 : 1));
      if (!operator.matches("-(eq|ne|lt|le|gt|ge)")) {
        throw shell.refuse(call, "ver_test does not know that operator");
      }
      return ExitStatus.of(ConditionEvaluator.compare(order, operator, 0));
    } catch (IllegalArgumentException e) {
      throw shell.refuse(call, String.valueOf(e.getMessage()));
    }
  }
}
