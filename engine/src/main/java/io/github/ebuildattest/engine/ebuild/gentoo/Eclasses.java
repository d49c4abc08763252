package io.github.ebuildattest.engine.ebuild.gentoo;

import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The eclasses of one evaluation: where their texts come from, and what inheriting them showed. */
public final class Eclasses {
  final EclassSource source;

  /** Those inherited that the overlay ships itself. */
  public final Set<String> overlay = new TreeSet<>();

  /** Of {@code pypi} and {@code cargo}, those inherited that the overlay ships itself. */
  public final Set<String> overridden = new TreeSet<>();

  /** What pypi.eclass saw when it was inherited, or null. */
  public @Nullable PypiVariables pypi;

  public Eclasses(EclassSource source) {
    this.source = source;
  }

  /** Whether an eclass was inherited and is the one that is built in. */
  boolean builtIn(String eclass, Environment environment) {
    return environment.inherited.contains(eclass) && !overlay.contains(eclass);
  }

  /** An eclass of another repository that may have set a variable, or null. */
  @Nullable String thatMaySet(String variable, Environment environment) {
    String foreign = environment.foreignEclass;
    return foreign == null
            || ReservedVariables.ours(variable)
            || ofOverlayEclass(variable)
            || guardsAnother(variable, environment)
        ? null
        : foreign;
  }

  /** Whether its prefix is that of an eclass of the overlay, by which eclasses keep names apart. */
  private boolean ofOverlayEclass(String variable) {
    int end = variable.indexOf('_', 1);
    return end > 0
        && overlay.stream()
            .map(e -> e.split("[-._]", 2)[0].toUpperCase(Locale.ROOT))
            .anyMatch(variable.substring(0, end)::equals);
  }

  /** Whether it is the variable by which an eclass that was not inherited knows that it was. */
  private boolean guardsAnother(String variable, Environment environment) {
    if (!variable.startsWith("_") || !variable.endsWith("_ECLASS")) {
      return false;
    }
    String guarded = plain(variable.substring(1, variable.length() - "_ECLASS".length()));
    return environment.inherited.stream()
        .noneMatch(e -> plain(e).equals(guarded) && !overlay.contains(e));
  }

  private static String plain(String name) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Cursor.inName(c) && c != '_') {
        letters.append(Character.toUpperCase(c));
      }
    }
    return letters.toString();
  }
}
