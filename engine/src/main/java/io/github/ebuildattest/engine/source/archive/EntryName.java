package io.github.ebuildattest.engine.source.archive;

/** Names of entries that every program takes for the same path below the place of unpacking. */
final class EntryName {

  private static final int LONGEST = 4096;
  private static final int LONGEST_COMPONENT = 255;

  private EntryName() {}

  /** The path, without a leading {@code ./} and without the slash that ends a directory's name. */
  static String path(String name, boolean directory) throws ArchiveMalformedException {
    String path = name.startsWith("./") ? name.substring(2) : name;
    if (directory && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (path.length() > LONGEST) {
      throw new ArchiveMalformedException("holds a name of " + path.length() + " characters");
    }
    for (String component : path.split("/", -1)) {
      if (component.isEmpty()
          || component.equals(".")
          || component.equals("..")
          || component.length() > LONGEST_COMPONENT) {
        throw refused(name);
      }
    }
    if (path.chars().anyMatch(EntryName::odd)) {
      throw refused(name);
    }
    return path;
  }

  /** Control characters, separators of lines, the backslash, and what was no UTF-8. */
  private static boolean odd(int c) {
    return Character.isISOControl(c) || c == '\\' || c == 0xfffd || c == 0x2028 || c == 0x2029;
  }

  private static ArchiveMalformedException refused(String name) {
    return new ArchiveMalformedException(
        "holds the name '" + name + "', which is no plain path below the place of unpacking");
  }
}
