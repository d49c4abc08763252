package io.github.ebuildattest.hook.git;

import java.nio.file.Path;

/**
 * The hooks' text, for a POSIX shell. A hook names the Java program and the jar by their full
 * paths, so that neither the repository nor PATH can choose others, and it stops the commit where
 * either is missing.
 *
 * @param java the Java program
 * @param jar this program's jar
 * @param overlay the overlay, relative to the top of the work tree, where git runs its hooks
 */
public record HookScript(Path java, Path jar, String overlay) {

  /** The line that marks a hook as ours. */
  public static final String MARK = "# Written by `ebuild-attest install`, which also replaces it.";

  /** The hooks that are installed, and what each of them calls. */
  public enum Hook {
    /** Runs before a commit. */
    PRE_COMMIT("pre-commit", "check --staged --hook"),
    /** Runs before a merge without conflicts is committed, where git does not run pre-commit. */
    PRE_MERGE_COMMIT("pre-merge-commit", "check --staged --hook"),
    /** Runs before a push: refs come on standard input, the remote is the first argument. */
    PRE_PUSH("pre-push", "check --push --remote \"$1\"");

    private final String fileName;
    private final String arguments;

    Hook(String fileName, String arguments) {
      this.fileName = fileName;
      this.arguments = arguments;
    }

    /** The file's name in the hooks directory. */
    public String fileName() {
      return fileName;
    }
  }

  /** The whole text of a hook. */
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

  /** The command that another program's hook has to run for the same effect. */
  String command(Hook hook) {
    return "%s -jar %s %s --overlay %s || exit $?"
        .formatted(
            quoted(java.toString()), quoted(jar.toString()), hook.arguments, quoted(overlay));
  }

  /** Options for a process that lives a second: no second compiler, no collector threads. */
  private static final String FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

  /** Quotes any text as one word (POSIX, Shell Command Language, 2.2.2). */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
