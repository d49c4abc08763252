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
 * Where git looks for a repository's hooks (githooks(5)). What another program put there is never
 * touched.
 */
public final class HooksDirectory {

  private final Path directory;

  private HooksDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * The hooks directory of a work tree, {@code core.hooksPath} and linked work trees included.
   *
   * @param top git at the top of the work tree: a relative {@code core.hooksPath} is relative to it
   * @throws ConfigurationException where the directory is shared by all of the user's repositories
   */
  public static HooksDirectory of(WorkTreeTop top) throws ConfigurationException {
    Git git = top.git();
    Git.Outcome configured = git.run("config", "--show-scope", "--get", "core.hooksPath");
    String scope = configured.out().split("\\s", 2)[0];
    if (configured.ok() && (scope.equals("global") || scope.equals("system"))) {
      throw new ConfigurationException(
          "core.hooksPath is set in git's %s configuration, so a hook there would run in every repository; give this one its own: git config core.hooksPath \"$(git rev-parse --git-common-dir)/hooks\"."
              .formatted(scope));
    }
    return new HooksDirectory(
        top.directory().resolve(git.line("rev-parse", "--git-path", "hooks")).normalize());
  }

  /** Writes our hooks, or none of them. */
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
   * @param removed our hooks
   * @param foreign hooks that stay
   */
  public record Removal(List<Path> removed, List<Path> foreign) {}

  /** Removes our hooks and no others. */
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
   * One hook as it is now.
   *
   * @param file where git looks for it
   */
  public record Installed(Hook hook, Path file, State state) {}

  /** All hooks that we know, as they are now. */
  public List<Installed> hooks() throws ConfigurationException {
    List<Installed> hooks = new ArrayList<>();
    for (Hook hook : Hook.values()) {
      Path file = directory.resolve(hook.fileName());
      hooks.add(new Installed(hook, file, state(file)));
    }
    return hooks;
  }

  /** Whose a hook is. */
  public enum State {
    /** Nobody's: there is none. */
    ABSENT("not installed"),
    /** The one that {@code install} wrote. */
    OURS("installed"),
    /** Another program's. */
    FOREIGN("another program's");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** What users see. */
    public String label() {
      return label;
    }
  }

  /** A link is foreign, too: what it leads to may serve other repositories. */
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
