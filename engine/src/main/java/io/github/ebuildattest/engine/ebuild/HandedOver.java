package io.github.ebuildattest.engine.ebuild;

import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way from the shell to the package manager. Portage echoes each of the variables of PMS 7
 * unquoted, one to a line, and splits what it reads at everything that Python takes for the end of
 * a line: so an option of echo, another IFS, or a carriage return in a DESCRIPTION can put another
 * SRC_URI into its place.
 */
final class HandedOver {

  private static final List<String> VARIABLES =
      List.of(
          "DEPEND",
          "RDEPEND",
          "SLOT",
          "SRC_URI",
          "RESTRICT",
          "HOMEPAGE",
          "LICENSE",
          "DESCRIPTION",
          "KEYWORDS",
          "IUSE",
          "REQUIRED_USE",
          "PDEPEND",
          "BDEPEND",
          "EAPI",
          "PROPERTIES",
          "IDEPEND");

  /** What echo takes for an option (bash manual, 4.2). */
  private static final Pattern OPTION =
      Pattern.compile("[ \\t\\n]*-[neE]+([ \\t\\n].*)?", Pattern.DOTALL);

  /** What ends a line for Python's str.splitlines, the line feed apart, which echo removes. */
  private static final Pattern LINE_END =
      Pattern.compile("[\\r\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029]");

  /**
   * In the text of an ebuild: what could put one of these into a value that is not known. An escape
   * for a line feed or a tab is harmless.
   */
  private static final Pattern COULD_BE_UNLIKE =
      Pattern.compile(
          LINE_END.pattern() + "|\\\\(?:[rvfxuUcbae0-7])" + "|=[\"'({]*-[neE]+(?=[ \\t\\n\"'$])");

  private HandedOver() {}

  /**
   * Why a package manager may read something else; null where it reads the same.
   *
   * @param texts the ebuild's, and those of the overlay's eclasses that were inherited
   */
  static @Nullable Unknown otherwise(Shell shell, List<String> texts) {
    Variable separators = shell.environment.findGlobal("IFS");
    if (separators != null && !separators.equals(Variable.UNSET)) {
      Text plain = separators.plain();
      if (plain == null || plain.unknown() != null || !plain.value().equals(" \t\n")) {
        return shell.unknown(
            "IFS", shell.ebuildLine, "Portage splits SRC_URI at other characters with it");
      }
    }
    boolean could =
        texts.stream().anyMatch(HandedOver::couldBeUnlike)
            && TopLevel.called(texts.stream().map(TopLevel::parts).toList()).stream()
                .anyMatch(HandedOver::couldBeUnlike);
    for (String name : VARIABLES) {
      Variable variable = shell.environment.findGlobal(name);
      Text value = variable == null ? null : variable.plain();
      boolean known = value == null || value.unknown() == null;
      if (known && value != null && isUnlike(value.value())) {
        return shell.unknown(
            name, shell.ebuildLine, "Portage reads it otherwise than it is written");
      }
      if (!known && could) {
        return shell.unknown(
            name,
            shell.ebuildLine,
            "its value is not known, and the ebuild has characters in it that Portage may take for"
                + " the end of a line");
      }
    }
    return null;
  }

  private static boolean couldBeUnlike(String text) {
    return COULD_BE_UNLIKE.matcher(text).find();
  }

  private static boolean isUnlike(String value) {
    return LINE_END.matcher(value).find() || OPTION.matcher(value).matches();
  }
}
