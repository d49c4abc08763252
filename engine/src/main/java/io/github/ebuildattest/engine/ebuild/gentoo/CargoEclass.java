package io.github.ebuildattest.engine.ebuild.gentoo;

import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.shell.SplittingSink;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** What cargo.eclass makes of CRATES and GIT_CRATES (its revision of 2026; EAPI 8 and 9). */
final class CargoEclass {
  private static final java.util.regex.Pattern LEGACY =
      java.util.regex.Pattern.compile("([a-zA-Z0-9_-]+)-([0-9]+\\.[0-9]+\\.[0-9]+.*)");

  private CargoEclass() {}

  /** Inheriting it: CARGO_CRATE_URIS is set from CRATES, once. */
  static void inherit(Shell shell, Call call) {
    if (!shell.setting("_CARGO_ECLASS", call.line()).known().isEmpty()) {
      return;
    }
    if (shell.eapi < 8) {
      throw shell.refuse(call, "cargo.eclass does not support EAPI 7");
    }
    set(shell, "_CARGO_ECLASS", Text.of("1"), call);
    Text crates = shell.setting("CRATES", call.line());
    Text more = shell.setting("CRATE_PATHS_OVERRIDE", call.line());
    if (more.unknown() != null || !more.value().isEmpty()) {
      crates = crates.plus(Text.of(" ")).plus(more);
      set(shell, "CRATES", crates, call);
    }
    setUris(shell, crates, call);
  }

  private static void set(Shell shell, String name, Text value, Call call) {
    shell.assigner.assign(name, null, false, value, call.line());
  }

  static ExitStatus crateUris(Shell shell, Call call) {
    Text crates;
    if (call.arguments().isEmpty()) {
      crates = shell.setting("CRATES", call.line());
    } else {
      String separators = shell.separators(call.line());
      String separator = separators.isEmpty() ? "" : separators.substring(0, 1);
      crates = Text.of(String.join(separator, call.known()));
    }
    if (crates.known().isEmpty()) {
      throw new Jump(Jump.Kind.DIE, ExitStatus.FAILURE, 0);
    }
    setUris(shell, crates, call);
    Text uris = shell.value("CARGO_CRATE_URIS", call.source(), call.line());
    shell.write(uris.plus(Text.of("\n")));
    return ExitStatus.SUCCESS;
  }

  private static void setUris(Shell shell, Text crates, Call call) {
    Text uris;
    try {
      uris = Text.of(uris(shell, crates.known(), call));
    } catch (Unknown.Value unknown) {
      uris = Text.unknown(unknown.unknown);
    }
    set(shell, "CARGO_CRATE_URIS", uris, call);
  }

  private static String uris(Shell shell, String crates, Call call) {
    if (!shell.setting("PKGBUMPING", call.line()).known().isEmpty()) {
      throw new Unknown.Value(
          shell.unknown("PKGBUMPING", call.line(), "it is for tools that bump packages"));
    }
    List<Text> fields = new ArrayList<>();
    SplittingSink split = new SplittingSink(shell, fields);
    split.value(crates);
    split.finish();
    StringBuilder uris = new StringBuilder();
    for (Text field : fields) {
      String crate = field.known();
      int at = crate.lastIndexOf('@');
      String name;
      String version;
      if (at >= 0) {
        name = crate.substring(0, at);
        version = crate.substring(at + 1);
      } else {
        Matcher legacy = LEGACY.matcher(crate);
        if (!legacy.matches()) {
          throw new Jump(Jump.Kind.DIE, ExitStatus.FAILURE, 0);
        }
        name = crate.substring(legacy.start(1), legacy.end(1));
        version = crate.substring(legacy.start(2), legacy.end(2));
      }
      uris.append("https://static.crates.io/crates/").append(name).append('/');
      uris.append(name).append('-').append(version).append(".crate ");
      shell.budget.spend(5);
    }
    gitCrates(shell, uris, call);
    return uris.toString();
  }

  private static void gitCrates(Shell shell, StringBuilder uris, Call call) {
    Variable crates = shell.environment.find("GIT_CRATES");
    if (crates == null || crates.equals(Variable.UNSET)) {
      return;
    }
    if (crates.unknown() != null) {
      throw new Unknown.Value(crates.unknown());
    }
    if (crates.associative() == null) {
      throw new Jump(Jump.Kind.DIE, ExitStatus.FAILURE, 0);
    }
    for (String crate : crates.subscripts()) {
      Text value = crates.associative().get(crate);
      if (value != null) {
        gitCrate(shell, crate, value.known(), uris, call);
      }
    }
  }

  private static void gitCrate(
      Shell shell, String crate, String value, StringBuilder uris, Call call) {
    String[] fields = value.split(";", -1);
    if (fields.length > 4 || value.indexOf('\n') >= 0) {
      throw new Unknown.Value(
          shell.unknown("GIT_CRATES[" + crate + "]", call.line(), "it has more than four fields"));
    }
    String uri = fields[0];
    String commit = fields.length > 1 ? fields[1] : "";
    String host = fields.length > 3 ? fields[3] : "";
    if (host.isEmpty() && uri.startsWith("https://github.com/")) {
      host = "github";
    } else if (host.isEmpty() && uri.startsWith("https://gitlab.com/")) {
      host = "gitlab";
    }
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    String bare = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    String extension = "";
    switch (host) {
      case "github", "gitea" -> {
        extension = host.equals("github") ? ".gh" : ".gt";
        uri = bare + "/archive/%commit%.tar.gz";
      }
      case "gitlab" -> {
        extension = ".gl";
        uri = bare + "/-/archive/%commit%/" + name + "-%commit%.tar.gz";
      }
      default -> name = crate;
    }
    set(shell, "repo_name", Text.of(name), call);
    if (commit.indexOf('&') >= 0 || commit.indexOf('\\') >= 0) {
      throw new Unknown.Value(
          shell.unknown("GIT_CRATES[" + crate + "]", call.line(), "its commit is no commit"));
    }
    uris.append(uri.replace("%commit%", commit)).append(" -> ").append(name).append('-');
    uris.append(commit).append(extension).append(".tar.gz ");
  }
}
