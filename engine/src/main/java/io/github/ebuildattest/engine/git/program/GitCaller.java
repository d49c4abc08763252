package io.github.ebuildattest.engine.git.program;

import java.nio.file.Path;
import java.util.Map;

/**
 * Who asks git: what decides, besides the files on disk, which repository git sees.
 *
 * @param environment all variables of the process; in a hook, those that git has set
 * @param directory the working directory, absolute, which relative paths in them refer to
 */
public record GitCaller(Map<String, String> environment, Path directory) {

  public GitCaller {
    environment = Map.copyOf(environment);
  }

  /** This process. */
  public static GitCaller ofThisProcess() {
    return inThisDirectory(System.getenv());
  }

  /** The same with other variables. */
  public static GitCaller inThisDirectory(Map<String, String> environment) {
    return new GitCaller(environment, Path.of("").toAbsolutePath());
  }

  /** The value of a variable, empty where it is not set or empty: git makes no difference. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /**
   * Where git has to be run to see the repository of a directory: there, unless the environment
   * names a repository or a work tree, both of which are relative to the working directory.
   */
  Path directoryFor(Path judged) {
    return variable("GIT_DIR").isEmpty() && variable("GIT_WORK_TREE").isEmpty()
        ? judged
        : directory;
  }
}
