package io.github.ebuildattest.hook.git;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.NamedFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The top of the git work tree around an overlay: where git runs its hooks.
 *
 * @param directory the top, symbolic links resolved
 * @param overlay the overlay relative to it, with {@code /}; {@code .} where they are one
 * @param git git in the top
 */
public record WorkTreeTop(Path directory, String overlay, Git git) {

  /**
   * The work tree around an overlay. In a hook git may have set GIT_DIR, and then takes the
   * directory it runs in for the top; that is true of the hook's own alone.
   */
  public static WorkTreeTop around(Path overlay, Invocation surroundings)
      throws ConfigurationException {
    try {
      Path real = overlay.toRealPath();
      boolean inHook = surroundings.environment().containsKey("GIT_DIR");
      Git git = Git.in(inHook ? surroundings.directory() : real, surroundings);
      Path top = Path.of(git.line("rev-parse", "--show-toplevel")).toRealPath();
      if (!real.startsWith(top)) {
        throw new ConfigurationException(
            "%s does not lie in the work tree %s that git names.".formatted(real, top));
      }
      String below = top.relativize(real).toString().replace('\\', '/');
      return new WorkTreeTop(top, below.isEmpty() ? "." : below, Git.in(top, surroundings));
    } catch (IOException e) {
      throw NamedFile.unreadable(overlay, e);
    }
  }
}
