package io.github.ebuildattest.engine.overlay;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A package's qualified name (PMS 3.1): {@code dev-python/foo}.
 *
 * @param category for example {@code dev-python}
 * @param name for example {@code foo}
 */
public record PackageName(String category, String name) implements Comparable<PackageName> {

  private static final Pattern CATEGORY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9+_.-]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9+_-]*");

  /** The name that these two directory names form, or empty where PMS does not allow it. */
  public static Optional<PackageName> of(String category, String name) {
    return CATEGORY.matcher(category).matches() && NAME.matcher(name).matches()
        ? Optional.of(new PackageName(category, name))
        : Optional.empty();
  }

  /** Parses {@code category/name}; empty where it is not a package's name. */
  public static Optional<PackageName> parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0 ? Optional.empty() : of(text.substring(0, slash), text.substring(slash + 1));
  }

  /** The package's directory in the overlay. */
  public String directory() {
    return category + "/" + name;
  }

  @Override
  public int compareTo(PackageName other) {
    return directory().compareTo(other.directory());
  }

  @Override
  public String toString() {
    return directory();
  }
}
