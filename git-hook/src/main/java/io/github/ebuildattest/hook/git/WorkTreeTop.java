package io.github.ebuildattest.hook.git;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.NamedFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The top of the git work tree around an overlay, which is where git runs its hooks.
 *
 * @param directory the top, with symbolic links resolved
 * @param overlay the overlay's path below it, with {@code /}; {@code .} where it is the top itself
 * @param git git, run in the top
 */
public record WorkTreeTop(Path directory, String overlay, Git git) {

  /**
   * Finds the work tree around an overlay. In a hook, GIT_DIR may be set, and git then takes the
   * directory that it runs in for the top; this holds for the directory of the hook and no other.
   *
   * @throws ConfigurationException where git finds none, or one that the overlay is not in
   */
  public static WorkTreeTop around(Path overlay, Invocation invocation)
      throws ConfigurationException {
    try {
      Path real = overlay.toRealPath();
      boolean inHook = invocation.environment().containsKey("GIT_DIR");
      Git git = Git.in(inHook ? invocation.directory() : real, invocation);
      Path top = Path.of(git.line("rev-parse", "--show-toplevel")).toRealPath();
      if (!real.startsWith(top)) {
        throw new ConfigurationException(
            "%s does not lie in the work tree %s that git names.".formatted(real, top));
      }
      String below = top.relativize(real).toString().replace('\\', '/');
      return new WorkTreeTop(top, below.isEmpty() ? "." : below, Git.in(top, invocation));
    } catch (IOException e) {
      throw NamedFile.unreadable(overlay, e);
    }
  }
}
