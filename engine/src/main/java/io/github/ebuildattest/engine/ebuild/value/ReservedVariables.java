package io.github.ebuildattest.engine.ebuild.value;

import java.util.Set;

/** Variables with rules of their own (PMS 11.1; bash manual, 5). */
public final class ReservedVariables {
  /** What an ebuild must not set (PMS 11.1). */
  private static final Set<String> PACKAGE = Set.of("P", "PN", "PV", "PR", "PVR", "PF", "CATEGORY");

  /** What the package manager, the profile or the shell provides, and what differs by host. */
  private static final Set<String> PROVIDED =
      Set.of(
          "A",
          "AA",
          "FILESDIR",
          "PORTDIR",
          "ECLASSDIR",
          "ROOT",
          "EROOT",
          "SYSROOT",
          "ESYSROOT",
          "BROOT",
          "T",
          "TMPDIR",
          "HOME",
          "EPREFIX",
          "D",
          "ED",
          "DESTTREE",
          "INSDESTTREE",
          "USE",
          "EBUILD_PHASE",
          "EBUILD_PHASE_FUNC",
          "WORKDIR",
          "KV",
          "MERGE_TYPE",
          "REPLACING_VERSIONS",
          "REPLACED_BY_VERSION",
          "DISTDIR",
          "S",
          "EBUILD",
          "ECLASS",
          "INHERITED",
          "FEATURES",
          "ARCH",
          "CHOST",
          "CBUILD",
          "CTARGET",
          "CFLAGS",
          "CXXFLAGS",
          "CPPFLAGS",
          "LDFLAGS",
          "MAKEOPTS",
          "KERNEL",
          "ELIBC",
          "USERLAND",
          "PATH",
          "PWD",
          "OLDPWD",
          "SHELL",
          "USER",
          "LOGNAME",
          "TERM",
          "COLUMNS",
          "LINES",
          "LANG",
          "HOSTNAME",
          "HOSTTYPE",
          "MACHTYPE",
          "OSTYPE",
          "RANDOM",
          "SRANDOM",
          "SECONDS",
          "EPOCHSECONDS",
          "EPOCHREALTIME",
          "LINENO",
          "UID",
          "EUID",
          "PPID",
          "GROUPS",
          "SHLVL",
          "DIRSTACK",
          "FUNCNAME",
          "PIPESTATUS",
          "_",
          "SHELLOPTS",
          "BASHOPTS",
          "OPTIND",
          "OPTARG",
          "COPROC",
          "HISTCMD",
          "NOCOLOR",
          "PS1",
          "PS2",
          "PS4",
          "DISPLAY",
          "DEBUGBUILD",
          "ROOTPATH",
          "PROFILE_ONLY_VARIABLES");

  /** What changes how the shell itself works, or what the shell runs. */
  private static final Set<String> ALTERING =
      Set.of(
          "PS4",
          "BASH_ENV",
          "ENV",
          "POSIXLY_CORRECT",
          "BASH_COMPAT",
          "FUNCNEST",
          "SHELLOPTS",
          "BASHOPTS",
          "PROMPT_COMMAND",
          "BASH_ARGV0",
          "BASH_XTRACEFD",
          "TEXTDOMAIN",
          "UID",
          "EUID",
          "PPID",
          "GROUPS",
          "BASH_ALIASES",
          "BASH_CMDS",
          "FUNCNAME",
          "DIRSTACK",
          "LC_ALL",
          "LC_CTYPE",
          "LC_COLLATE",
          "LANG",
          "BASH_LOADABLES_PATH",
          "INHERITED",
          "ECLASS");

  private static final Set<String> PLAIN_LOCALES =
      Set.of("C", "POSIX", "C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8");

  /** What only pypi.eclass, cargo.eclass and the judged overlay itself give a value. */
  private static final Set<String> OURS =
      Set.of(
          "SRC_URI",
          "CRATES",
          "GIT_CRATES",
          "CARGO_CRATE_URIS",
          "CRATE_PATHS_OVERRIDE",
          "PKGBUMPING",
          "_CARGO_ECLASS",
          "IFS");

  private ReservedVariables() {}

  public static boolean ofPackage(String name) {
    return PACKAGE.contains(name);
  }

  public static boolean provided(String name) {
    return PROVIDED.contains(name)
        || name.startsWith("BASH")
        || name.startsWith("PORTAGE_")
        || name.startsWith("LC_");
  }

  /** Whether giving it that value may change what other commands mean. */
  public static boolean alters(String name, Text value) {
    if (!ALTERING.contains(name)) {
      return false;
    }
    boolean locale = name.startsWith("LC_") || name.equals("LANG");
    return !(locale && value.unknown() == null && PLAIN_LOCALES.contains(value.value()));
  }

  /** Whether an eclass of another repository is taken not to set it. */
  public static boolean ours(String name) {
    return OURS.contains(name) || name.startsWith("PYPI_") || name.startsWith("_PYPI_");
  }

  /** Whether evaluation depends on it directly, so that no command may be trusted with its name. */
  public static boolean watched(String name) {
    return ours(name) || ofPackage(name) || name.equals("EAPI");
  }
}
