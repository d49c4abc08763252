package io.github.ebuildattest.engine.ebuild.value;

import java.util.Locale;
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

  /**
   * What a package manager takes care to leave unset before it reads an ebuild: what it then reads
   * from it and combines (PMS 7.3, 10.2), and SRC_URI. PKGBUMPING is set by tools that bump
   * packages while they do, and by nobody else.
   */
  private static final Set<String> CLEARED =
      Set.of(
          "SRC_URI",
          "DEPEND",
          "BDEPEND",
          "RDEPEND",
          "PDEPEND",
          "IDEPEND",
          "IUSE",
          "REQUIRED_USE",
          "PROPERTIES",
          "RESTRICT",
          "PKGBUMPING");

  /**
   * How the names of variables begin that a package manager or a profile exports, USE_EXPAND among
   * them: up to the first underscore.
   */
  private static final Set<String> EXPORTED =
      words(
          """
          ABI ACCEPT ADA ALSA AMDGPU APACHE2 BASH BINPKG BOOTSTRAP BRANDING BUILD CALLIGRA
          CFLAGS CHOST CLEAN COLLECTD COLLISION CONFIG CPU CTARGET CTARGETS CURL CVS
          DEFAULT DOC EBEEP EBUILD ECHANGELOG ECLASS EGENCACHE EMERGE ENV EPAUSE FETCH
          FETCHCOMMAND GENTOO GPG GPSD GREP GRUB GUILE I INPUT INSTALL IUSE KERNEL LC LCD
          LD LDFLAGS LIBDIR LIBREOFFICE LLVM LS LUA MACOSX MERGE MULTILIB NGINX NO OFFICE
          OPENMPI PAX PERL PHP PKG PM POLICY PORTAGE PORTDIR POSIXLY POSTGRES PROFILE
          PYTHON QEMU QUICKPKG REPLACED REPLACING REPOMAN REQUIRED RESUMECOMMAND RUBY RUST
          SANDBOX SANE SELINUX SRC SSH SYMLINK TWISTED UNINSTALL USE UWSGI VIDEO VOICEMAIL
          XTABLES
          """);

  /** How those begin that a login leaves in the environment. */
  private static final Set<String> OF_A_LOGIN =
      words(
          """
          COLOR DBUS DEBUGINFOD DESKTOP GCC GDK GIO GNOME GTK HOST INVOCATION JOURNAL KDE
          KONSOLE MAIL MOZ PROFILEHOME QML QT SHELL SUDO SYSTEMD TMUX VTE WAYLAND XCURSOR
          XDG XKB
          """);

  private ReservedVariables() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Whether it has no value before the ebuild or one of its eclasses gives it one. */
  public static boolean clearedBeforehand(String name) {
    return CLEARED.contains(name);
  }

  /**
   * Whether it is the variable by which an eclass knows that it was read before. Nothing else sets
   * one.
   *
   * @param eclass the eclass that asks, or empty for the ebuild itself
   */
  public static boolean guards(String name, String eclass) {
    String bare = name.replaceFirst("^_+", "");
    return !eclass.isEmpty()
        && name.startsWith("_")
        && bare.equals(eclass.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_") + "_ECLASS");
  }

  /**
   * Whether it is a setting of an overlay's eclass, by its name: only ebuilds and that eclass set
   * one.
   *
   * @param eclass the eclass that asks, or empty for the ebuild itself
   */
  public static boolean settingOf(String eclass, String name) {
    String own = eclass.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
    return !eclass.isEmpty()
        && name.replaceFirst("^_+", "").startsWith(own)
        && !EXPORTED.contains(own.substring(0, own.indexOf('_')))
        && !OF_A_LOGIN.contains(own.substring(0, own.length() - 1));
  }

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
