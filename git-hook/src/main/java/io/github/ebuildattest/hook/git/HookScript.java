package io.github.ebuildattest.hook.git;

import java.nio.file.Path;

/**
 * The hooks' text, for a POSIX shell. A hook records which Java runs which jar, so that nothing in
 * the repository and no PATH chooses them, and stops the commit where either has gone.
 *
 * @param java the Java program
 * @param jar this program
 * @param overlay the overlay, relative to the top of the work tree, where git runs its hooks
 */
public record HookScript(Path java, Path jar, String overlay) {

  /** By this line a hook is known to be ours. */
  public static final String MARK = "# Written by `ebuild-attest install`, which also replaces it.";

  /** The hooks that are installed, and what each of them calls. */
  public enum Hook {
    /** Before a commit. */
    PRE_COMMIT("pre-commit", "check --staged --hook"),
    /** Before the commit of a merge without conflicts: git runs no pre-commit for it. */
    PRE_MERGE_COMMIT("pre-merge-commit", "check --staged --hook"),
    /** Before a push, with what leaves on standard input; the first argument is the remote. */
    PRE_PUSH("pre-push", "check --push --remote \"$1\"");

    private final String fileName;
    private final String arguments;

    Hook(String fileName, String arguments) {
      this.fileName = fileName;
      this.arguments = arguments;
    }

    /** Its name in the hooks directory. */
    public String fileName() {
      return fileName;
    }
  }

  /** The whole file. */
  String text(Hook hook) {
    return """
    #!/bin/sh
    %s
    java=%s
    jar=%s
    stop() {
      printf 'ebuild-attest: %%s is gone, so nothing was checked; install the %s hook again: java -jar EBUILD-ATTEST.JAR install --overlay %%s\\n' "$1" %s >&2
      exit 3
    }
    [ -x "$java" ] || stop "$java"
    [ -f "$jar" ] || stop "$jar"
    exec "$java" %s -jar "$jar" %s --overlay %s
    """
        .formatted(
            MARK,
            quoted(java.toString()),
            quoted(jar.toString()),
            hook.fileName(),
            quoted(overlay),
            FLAGS,
            hook.arguments,
            quoted(overlay));
  }

  /** The one command that a foreign hook has to run for the same effect. */
  String command(Hook hook) {
    return "%s -jar %s %s --overlay %s || exit $?"
        .formatted(
            quoted(java.toString()), quoted(jar.toString()), hook.arguments, quoted(overlay));
  }

  /** For a process that lives a second: no second compiler, no collector threads. */
  private static final String FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

  /** One word of the shell, whatever is in it (POSIX, Shell Command Language, 2.2.2). */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
