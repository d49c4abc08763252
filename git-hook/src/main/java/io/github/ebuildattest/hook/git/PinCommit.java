package io.github.ebuildattest.hook.git;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.NamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Adds pins to the commit that is being made. They are staged by git alone, and only in the
 * repository's own index: {@code git commit -- PATH} uses a temporary one, and what a hook stages
 * there would enter the commit and be missing from the real index.
 */
public final class PinCommit {

  private final WorkTreeTop top;
  private final Invocation invocation;

  /**
   * A commit in the making.
   *
   * @param top the work tree
   * @param invocation in a hook, its environment and directory are those that git has set
   */
  public PinCommit(WorkTreeTop top, Invocation invocation) {
    this.top = top;
    this.invocation = invocation;
  }

  /**
   * Why the pins cannot be written now, as the end of a sentence; empty where all of them can.
   *
   * @param pins the text by path in the overlay
   */
  public Optional<String> obstacle(Map<String, String> pins) throws ConfigurationException {
    if (!ownIndex()) {
      return Optional.of("git commits from a temporary index here");
    }
    for (String pin : pins.keySet()) {
      if (!sameInIndexAndWorkTree(pin)) {
        return Optional.of(pin + " in the work tree is not what is staged");
      }
    }
    return Optional.empty();
  }

  /**
   * Writes the pins into the work tree and stages them, either all or none.
   *
   * @param pins the text by path in the overlay
   * @throws ConfigurationException where that fails; work tree and index are then as they were
   */
  public void write(Map<String, String> pins) throws ConfigurationException {
    Map<String, String> files = new TreeMap<>();
    pins.forEach((pin, text) -> files.put(inWorkTree(pin), text));
    new PinTransaction(top, invocation, files).run();
  }

  /** GIT_INDEX_FILE is {@code index}, or for {@code git commit -a} {@code index.lock} (git(1)). */
  private boolean ownIndex() throws ConfigurationException {
    String variable = invocation.environment().get("GIT_INDEX_FILE");
    if (variable == null || variable.isEmpty()) {
      return true;
    }
    try {
      Path index = invocation.directory().resolve(variable).normalize();
      Path parent = index.getParent();
      String name = String.valueOf(index.getFileName());
      Path gitDirectory = Path.of(top.git().line("rev-parse", "--absolute-git-dir"));
      return parent != null
          && (name.equals("index") || name.equals("index.lock"))
          && Files.isSameFile(parent, gitDirectory);
    } catch (IOException e) {
      throw new ConfigurationException(
          "GIT_INDEX_FILE names %s, which cannot be found.".formatted(variable), e);
    }
  }

  private boolean sameInIndexAndWorkTree(String pin) throws ConfigurationException {
    Path file = file(pin);
    Git.Result entry =
        top.git().run("--literal-pathspecs", "ls-files", "--stage", "-z", "--", inWorkTree(pin));
    if (!entry.ok()) {
      throw new ConfigurationException("git ls-files failed: " + entry.err());
    }
    try {
      Path parent = file.getParent();
      if (parent == null || !parent.toRealPath().equals(parent)) {
        return false;
      }
      if (entry.out().isEmpty()) {
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      }
      return entry.out().startsWith("100")
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && top.git()
              .line("rev-parse", "--verify", ":0:" + inWorkTree(pin))
              .equals(top.git().line("hash-object", "--no-filters", "--", inWorkTree(pin)));
    } catch (IOException e) {
      throw NamedFile.unreadable(file, e);
    }
  }

  private Path file(String pin) {
    return top.directory().resolve(inWorkTree(pin));
  }

  private String inWorkTree(String pin) {
    return top.overlay().equals(".") ? pin : top.overlay() + "/" + pin;
  }
}
