package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.value.Environment;
import org.jspecify.annotations.Nullable;

/** What a package manager adds to the shell that reads an ebuild (PMS 10 and 12). */
public interface PackageManager {

  /** The builtin of that name as things stand, bash's own included; null where there is none. */
  @Nullable Builtin builtin(String name, Environment environment);

  /** Whether a command that is not built in here writes nothing to standard output. */
  boolean silent(String name);

  /**
   * Whether defining or removing a function of that name would change what is built in here.
   *
   * @param eclass the eclass that does so, or empty for the ebuild itself
   */
  boolean reserved(String name, String eclass);

  /** An inherited eclass that may set a variable which is not set here; null where none does. */
  @Nullable String eclassThatMaySet(String variable, Environment environment);
}
