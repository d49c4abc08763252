package io.github.ebuildattest.engine.ebuild.gentoo;

import java.util.Set;

/** Eclasses of the Gentoo repository, pypi and cargo apart, that set SRC_URI when inherited. */
final class SourceEclasses {
  private static final Set<String> NAMES =
      Set.of(
          "R-packages",
          "apache-module",
          "aspell-dict-r1",
          "ecm",
          "frameworks.kde.org",
          "gear.kde.org",
          "gnome.org",
          "gnome2",
          "gstreamer-meson",
          "hackage",
          "haskell-cabal",
          "kde.org",
          "kernel-2",
          "llvm.org",
          "mate",
          "mate-desktop.org",
          "nginx-module",
          "office-ext-r1",
          "perl-module",
          "php-ext-pecl-r3",
          "php-pear-r2",
          "plasma.kde.org",
          "qt5-build",
          "qt6-build",
          "rebar",
          "ruby-fakegem",
          "selinux-policy-2",
          "texlive-module",
          "toolchain",
          "vim-plugin",
          "xorg-3");

  private SourceEclasses() {}

  static boolean set(String eclass) {
    return NAMES.contains(eclass);
  }
}
