package io.github.ebuildattest.engine.git.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program git, for what JGit reads otherwise: which work tree a directory belongs to, and the
 * configuration. It is asked for nothing that runs a program of the repository's choice: rev-parse
 * and config know neither hooks nor aliases, and pager and fsmonitor are switched off.
 */
public final class GitProgram {

  /** Where execvp(3) looks without PATH. */
  private static final String USUAL_PATH = "/usr/bin:/bin";

  private final Path program;
  private final GitCaller caller;

  private GitProgram(Path program, GitCaller caller) {
    this.program = program;
    this.caller = caller;
  }

  /**
   * The first git in PATH that no commit could have put there: directories of PATH that are
   * relative, that lie in the repository around a directory, or that a link there leads to, are
   * passed over.
   *
   * @param judged the overlay, or any directory of its work tree
   */
  public static Optional<Path> find(GitCaller caller, Path judged) {
    CommittedPaths committed = new CommittedPaths(workTrees(caller, judged));
    for (String entry : caller.environment().getOrDefault("PATH", USUAL_PATH).split(":")) {
      Path file = Path.of(entry, "git");
      if (file.isAbsolute()
          && Files.isRegularFile(file)
          && Files.isExecutable(file)
          && !committed.decide(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  static Optional<GitProgram> of(GitCaller caller, Path judged) {
    return find(caller, judged).map(program -> new GitProgram(program, caller));
  }

  /** What a commit may have written, before git itself can be asked. */
  private static List<Path> workTrees(GitCaller caller, Path judged) {
    List<Path> trees = new ArrayList<>(List.of(real(judged)));
    gitFileAround(judged).map(Path::getParent).map(GitProgram::real).ifPresent(trees::add);
    String named = caller.variable("GIT_WORK_TREE");
    if (!named.isEmpty()) {
      trees.add(real(caller.directory().resolve(named)));
    } else if (!caller.variable("GIT_DIR").isEmpty()) {
      trees.add(real(caller.directory()));
    }
    return trees;
  }

  /** The nearest {@code .git} above a directory, whatever it is. */
  static Optional<Path> gitFileAround(Path directory) {
    for (Path at = real(directory); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(at.resolve(".git"));
      }
    }
    return Optional.empty();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /**
   * The result of a run.
   *
   * @param code its exit code
   * @param out standard output
   * @param err standard error, on one line
   */
  record Result(int code, String out, String err) {}

  /** A run that has begun; several may run at a time. */
  static final class Running {

    private final Process process;

    private Running(Process process) {
      this.process = process;
    }

    Result result() throws IOException {
      try {
        String out = all(process.getInputStream());
        String err = all(process.getErrorStream()).strip().replaceAll("\\s+", " ");
        return new Result(process.waitFor(), out, err);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("git was interrupted", e);
      }
    }
  }

  /**
   * Begins to run git.
   *
   * @param without variables that this run does not get
   */
  Running start(Path directory, List<String> without, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(program.toString(), "--no-pager", "-c", "core.fsmonitor=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(caller.environment());
    environment.keySet().removeAll(without);
    // GIT_CONFIG is obeyed by git config and by nothing else; traces would fill a pipe
    environment.keySet().removeIf(n -> n.equals("GIT_CONFIG") || n.startsWith("GIT_TRACE"));
    environment.put("LC_ALL", "C");
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.put("GIT_NO_LAZY_FETCH", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process);
  }

  private static String all(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
