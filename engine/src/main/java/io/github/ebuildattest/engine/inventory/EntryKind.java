package io.github.ebuildattest.engine.inventory;

import java.util.Set;

/** What a package manager makes of an entry of a repository, by its path alone (PMS 4, 14). */
enum EntryKind {
  /** A top-level directory that may hold packages. */
  CATEGORY(Shape.DIRECTORY, "where Portage reads a category"),
  /** A package's directory. */
  PACKAGE(Shape.DIRECTORY, "where Portage reads a package"),
  /** An ebuild, or what is named like one. */
  EBUILD(Shape.FILE, "where Portage reads an ebuild"),
  /** A package's Manifest or metadata.xml. */
  PACKAGE_FILE(Shape.FILE, "where Portage reads a package's own file"),
  /** A package's pin, which only this program reads. */
  PIN(Shape.FILE, "where this gate reads a pin"),
  /** The directories of eclasses, of profiles, and of what there is about the repository. */
  TOP(Shape.DIRECTORY, "where Portage reads a directory of the repository"),
  /** An eclass. */
  ECLASS(Shape.FILE, "where Portage reads an eclass"),
  /** A file that holds for every package: layout.conf, thirdpartymirrors, the policy. */
  SETTING(Shape.FILE, "where a setting of the repository is read"),
  /** Any other entry below profiles. */
  PROFILE(Shape.EITHER, "where Portage reads profiles"),
  /** An entry of the metadata cache, or a directory on the way to it. */
  CACHE(Shape.EITHER, "where Portage reads its metadata cache"),
  /** An entry of a cache of another layout. */
  OTHER_CACHE(Shape.EITHER, "where Portage reads a metadata cache"),
  /** Git's attributes, which decide what a checkout holds (gitattributes(5)). */
  ATTRIBUTES(Shape.FILE, "where git reads attributes"),
  /** Nothing that is read. */
  NONE(Shape.EITHER, "where nobody reads");

  /** What has to lie at its path to be read. */
  enum Shape {
    FILE,
    DIRECTORY,
    EITHER
  }

  private static final Set<String> SETTINGS =
      Set.of(
          "metadata/layout.conf",
          "metadata/ebuild-attest.toml",
          "profiles/categories",
          "profiles/eapi",
          "profiles/repo_name",
          "profiles/thirdpartymirrors");

  final Shape shape;

  /** Who reads it as what, a clause that follows what is wrong with it. */
  final String where;

  EntryKind(Shape shape, String where) {
    this.shape = shape;
    this.where = where;
  }

  /**
   * What an entry is.
   *
   * @param path in the overlay, of one component or more
   */
  static EntryKind of(String path) {
    String[] parts = path.split("/", -1);
    String name = parts[parts.length - 1];
    if (name.equals(".gitattributes")) {
      return ATTRIBUTES;
    }
    if (parts.length == 3 && name.endsWith(".ebuild") && !parts[0].startsWith(".")) {
      return EBUILD;
    }
    EntryKind special =
        switch (parts[0]) {
          case "eclass" -> eclass(parts, name);
          case "profiles" -> parts.length == 1 ? TOP : SETTINGS.contains(path) ? SETTING : PROFILE;
          case "metadata" -> parts.length == 1 ? TOP : metadata(parts, path);
          default -> NONE;
        };
    // nothing keeps a repository from calling a category by one of these names
    return special == NONE ? inCategory(parts, name) : special;
  }

  private static EntryKind eclass(String[] parts, String name) {
    if (parts.length == 1) {
      return TOP;
    }
    return parts.length == 2 && name.endsWith(".eclass") ? ECLASS : NONE;
  }

  private static EntryKind metadata(String[] parts, String path) {
    if (parts[1].equals("md5-cache")) {
      return CACHE;
    }
    if (parts[1].equals("cache")) {
      return OTHER_CACHE;
    }
    return SETTINGS.contains(path) ? SETTING : NONE;
  }

  private static EntryKind inCategory(String[] parts, String name) {
    // a directory with a dot in front is neither a category nor a package (PMS 3.1)
    if (parts[0].startsWith(".")) {
      return NONE;
    }
    return switch (parts.length) {
      case 1 -> CATEGORY;
      case 2 -> parts[1].startsWith(".") ? NONE : PACKAGE;
      case 3 ->
          switch (name) {
            case "Manifest", "metadata.xml" -> PACKAGE_FILE;
            case "attestations.toml" -> PIN;
            default -> NONE;
          };
      default -> NONE;
    };
  }
}
