package io.github.ebuildattest.engine.git.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Git's configuration as git itself reads it: every scope, includes and conditions, variables of
 * the environment and {@code git -c}. What a file in the work tree says is set aside, since a
 * commit could say it.
 */
public final class GitSettings {

  /** What is asked for; git writes section and key in lower case. */
  static final String WANTED =
      "^(ebuild-attest\\..*|core\\.worktree|include\\.path|includeif\\..*\\.path"
          + "|(user|committer)\\.(name|email)|url\\..*\\.insteadof|http\\.proxy)$";

  private static final String SECTION = "ebuild-attest.";
  private static final String URL = "url.";
  private static final String INSTEAD_OF = ".insteadof";
  private static final String PROXY = "http.proxy";

  /**
   * One line of configuration.
   *
   * @param scope system, global, local, worktree or command
   * @param origin {@code file:PATH}, {@code command line:} or the like
   * @param key with section, in git's lower case
   * @param value null for a key without {@code =}, which means true
   */
  private record Line(String scope, String origin, String key, @Nullable String value) {

    /** The file that it stands in; empty for a line of no file. */
    Optional<Path> file(Path top) {
      return origin.startsWith("file:")
          ? Optional.of(top.resolve(origin.substring("file:".length())))
          : Optional.empty();
    }
  }

  /** No settings at all. */
  public static final GitSettings NONE = new GitSettings(List.of(), List.of());

  private final List<Line> lines;
  private final List<String> ignored;

  private GitSettings(List<Line> lines, List<String> ignored) {
    this.lines = lines;
    this.ignored = ignored;
  }

  /**
   * Reads git's own answer.
   *
   * @param answer of {@code git config --show-scope --show-origin -z --get-regexp}
   * @param top what origins are relative to
   * @param committed what a commit decides
   * @throws UntrustedIncludeException where a file that a commit decides has others read
   */
  static GitSettings parse(String answer, Path top, CommittedPaths committed)
      throws UntrustedIncludeException {
    List<Line> lines = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    String[] words = answer.split("\0", -1);
    for (int i = 0; i + 2 < words.length; i += 3) {
      String[] entry = words[i + 2].split("\n", 2);
      Line line = new Line(words[i], words[i + 1], entry[0], entry.length == 2 ? entry[1] : null);
      Optional<Path> file = line.file(top);
      if (file.isEmpty() || !committed.decide(file.get())) {
        lines.add(line);
      } else if (isInclude(line.key)) {
        throw new UntrustedIncludeException(file.get().normalize(), line.key);
      } else if (line.key.startsWith(SECTION) || leads(line.key)) {
        ignored.add(line.key + ", set in " + file.get().normalize());
      }
    }
    return new GitSettings(List.copyOf(lines), List.copyOf(ignored));
  }

  private static boolean isInclude(String key) {
    return key.startsWith("include.") || key.startsWith("includeif.");
  }

  /** Settings that say which host is asked. */
  private static boolean leads(String key) {
    return key.endsWith(INSTEAD_OF) || key.equals(PROXY);
  }

  /**
   * A URL as git would ask it: the longest beginning that a {@code url.BASE.insteadOf} names is
   * replaced by that base (git-config(1)).
   */
  public String rewritten(String url) {
    return lines.stream()
        .filter(line -> line.key.startsWith(URL) && line.key.endsWith(INSTEAD_OF))
        .filter(line -> line.value != null && !line.value.isEmpty() && url.startsWith(line.value))
        .max(Comparator.comparingInt(line -> String.valueOf(line.value).length()))
        .map(
            line ->
                line.key.substring(URL.length(), line.key.length() - INSTEAD_OF.length())
                    + url.substring(String.valueOf(line.value).length()))
        .orElse(url);
  }

  /** Git's own proxy, empty where it has none. */
  public Optional<String> proxy() {
    return last(PROXY).filter(proxy -> !proxy.isEmpty());
  }

  /**
   * The value of {@code ebuild-attest.KEY}: the last one, as git has it; {@code true} for a key
   * without a value.
   */
  public Optional<String> value(String key) {
    return last(SECTION + key.toLowerCase(Locale.ROOT));
  }

  /** All keys of our section that are set, in lower case and without the section. */
  public List<String> keys() {
    return lines.stream()
        .map(Line::key)
        .filter(key -> key.startsWith(SECTION))
        .map(key -> key.substring(SECTION.length()))
        .distinct()
        .toList();
  }

  /** Settings that a file of the work tree makes, and that do not count: key and file. */
  public List<String> ignored() {
    return ignored;
  }

  /** The first key that has a value. */
  public Optional<String> first(String... keys) {
    return Stream.of(keys).flatMap(key -> last(key).stream()).findFirst();
  }

  private Optional<String> last(String key) {
    return lines.stream()
        .filter(line -> line.key.equals(key))
        .reduce((one, next) -> next)
        .map(line -> line.value == null ? "true" : line.value);
  }

  /** Whether the repository's own configuration names its work tree. */
  boolean nameWorkTree() {
    return lines.stream()
        .anyMatch(
            line ->
                line.key.equals("core.worktree")
                    && (line.scope.equals("local") || line.scope.equals("worktree")));
  }
}
