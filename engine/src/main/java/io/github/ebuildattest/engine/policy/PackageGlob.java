package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.toml.TomlFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Packages by their names.
 *
 * @param glob {@code category/package}; {@code *} stands for any run of characters and {@code ?}
 *     for one, but neither matches a slash
 */
record PackageGlob(String glob) {

  private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9+_.?*-]+/[A-Za-z0-9+_.?*-]+");

  /** The value of the key {@code package}. */
  static PackageGlob read(TomlFile table) throws MalformedFileException {
    String glob = table.required("package");
    if (!GLOB.matcher(glob).matches()) {
      throw table.error(
          "package", "has 'package' that is not CATEGORY/PACKAGE, in which * and ? may stand");
    }
    return new PackageGlob(glob);
  }

  boolean matches(PackageName name) {
    String regex =
        glob.chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> "[^/]*";
                      case '?' -> "[^/]";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    return Pattern.matches(regex, name.toString());
  }
}
