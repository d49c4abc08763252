package io.github.ebuildattest.hook.git;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.git.HookScript.Hook;
import io.github.ebuildattest.hook.process.NamedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory where git looks for a repository's hooks (githooks(5)). Hooks of other programs are
 * never touched.
 */
public final class HooksDirectory {

  private final Path directory;

  private HooksDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * The hooks directory of a work tree, which may be linked or have {@code core.hooksPath} set.
   *
   * @param top the top of the work tree, which a relative {@code core.hooksPath} is resolved
   *     against
   * @throws ConfigurationException where the directory serves all of the user's repositories
   */
  public static HooksDirectory of(WorkTreeTop top) throws ConfigurationException {
    Git git = top.git();
    Git.Result configured = git.run("config", "--show-scope", "--get", "core.hooksPath");
    String scope = configured.out().split("\\s", 2)[0];
    if (configured.ok() && (scope.equals("global") || scope.equals("system"))) {
      throw new ConfigurationException(
          "core.hooksPath is set in git's %s configuration, so a hook there would run in every repository; give this one its own: git config core.hooksPath \"$(git rev-parse --git-common-dir)/hooks\"."
              .formatted(scope));
    }
    return new HooksDirectory(
        top.directory().resolve(git.line("rev-parse", "--git-path", "hooks")).normalize());
  }

  /** Writes all of our hooks; where one is another program's, fails and writes none. */
  public List<Path> install(HookScript script) throws ConfigurationException {
    for (Hook hook : Hook.values()) {
      Path file = directory.resolve(hook.fileName());
      if (state(file) == State.FOREIGN) {
        throw new ConfigurationException(
            "%s is another program's hook and stays as it is, so nothing was installed; add this line to it, before anything reads its input: %s"
                .formatted(file, script.command(hook)));
      }
    }
    List<Path> written = new ArrayList<>();
    for (Hook hook : Hook.values()) {
      Path file = directory.resolve(hook.fileName());
      try {
        Files.createDirectories(directory);
        AtomicFile.write(file, script.text(hook), true);
      } catch (IOException e) {
        throw new ConfigurationException(
            "%s cannot be written: %s.".formatted(file, e.getMessage()), e);
      }
      written.add(file);
    }
    return written;
  }

  /**
   * What {@code uninstall} did.
   *
   * @param removed our hooks, now deleted
   * @param foreign other programs' hooks, which stay
   */
  public record Removal(List<Path> removed, List<Path> foreign) {}

  /** Deletes our hooks and no others. */
  public Removal uninstall() throws ConfigurationException {
    List<Path> removed = new ArrayList<>();
    List<Path> foreign = new ArrayList<>();
    for (Hook hook : Hook.values()) {
      Path file = directory.resolve(hook.fileName());
      switch (state(file)) {
        case ABSENT -> {}
        case FOREIGN -> foreign.add(file);
        case OURS -> {
          try {
            Files.delete(file);
          } catch (IOException e) {
            throw new ConfigurationException(
                "%s cannot be removed: %s.".formatted(file, e.getMessage()), e);
          }
          removed.add(file);
        }
      }
    }
    return new Removal(removed, foreign);
  }

  /**
   * The present state of one hook.
   *
   * @param file where git looks for it
   */
  public record Installed(Hook hook, Path file, State state) {}

  /** The present state of every hook that we install. */
  public List<Installed> hooks() throws ConfigurationException {
    List<Installed> hooks = new ArrayList<>();
    for (Hook hook : Hook.values()) {
      Path file = directory.resolve(hook.fileName());
      hooks.add(new Installed(hook, file, state(file)));
    }
    return hooks;
  }

  /** Who wrote a hook, if there is one. */
  public enum State {
    /** There is none. */
    ABSENT("not installed"),
    /** {@code install} wrote it. */
    OURS("installed"),
    /** Another program wrote it. */
    FOREIGN("another program's");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The words that users see. */
    public String label() {
      return label;
    }
  }

  /** A link counts as foreign too, because its target may serve other repositories. */
  private static State state(Path file) throws ConfigurationException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return State.ABSENT;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return State.FOREIGN;
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.lines().anyMatch(HookScript.MARK::equals) ? State.OURS : State.FOREIGN;
    } catch (IOException e) {
      throw NamedFile.unreadable(file, e);
    }
  }
}
