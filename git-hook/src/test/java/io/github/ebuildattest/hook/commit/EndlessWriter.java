package io.github.ebuildattest.hook.commit;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.hook.git.PinCommit;
import io.github.ebuildattest.hook.git.WorkTreeTop;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A process that writes and stages pins over and over, until it is killed. */
final class EndlessWriter {

  /** The command whose way of writing it imitates. */
  enum Mode {
    /** Edits existing pins. */
    ACCEPT,
    /** Adds pins and a policy. */
    INIT,
    /** Edits existing pins in the environment that git sets for a hook. */
    HOOK
  }

  /** Some pages long, so that a half-written file would be seen. */
  private static final int LINES = 1500;

  private EndlessWriter() {}

  /** The first state of all files. */
  static Map<String, String> first() {
    return files("first");
  }

  /** The other state of all files. */
  static Map<String, String> second() {
    return files("second");
  }

  private static Map<String, String> files(String word) {
    Map<String, String> files = new TreeMap<>();
    for (String name : List.of("avocet", "bittern", "curlew")) {
      files.put(
          "dev-python/" + name + "/attestations.toml", ("# " + word + name + "\n").repeat(LINES));
    }
    files.put(Policy.PATH, ("# " + word + "\n").repeat(LINES));
    return files;
  }

  /** Takes two arguments, the overlay and the mode. */
  public static void main(String[] args) throws Exception {
    Path overlay = Path.of(args[0]);
    Mode mode = Mode.valueOf(args[1]);
    Tool tool = Tool.in(overlay);
    if (mode == Mode.HOOK) {
      tool.with("GIT_DIR", overlay.resolve(".git").toString())
          .with("GIT_INDEX_FILE", overlay.resolve(".git/index").toString());
    }
    Invocation invocation =
        tool.invocation(
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    WorkTreeTop top = WorkTreeTop.around(overlay, invocation);
    System.out.println("ready");
    System.out.flush();
    for (; ; ) {
      new PinCommit(top, invocation).write(second());
      if (mode == Mode.INIT) {
        takeAway(top);
      } else {
        new PinCommit(top, invocation).write(first());
      }
    }
  }

  private static void takeAway(WorkTreeTop top) throws IOException, ConfigurationException {
    List<String> remove = new ArrayList<>(List.of("rm", "-q", "--cached", "--"));
    remove.addAll(first().keySet());
    top.git().line(remove.toArray(String[]::new));
    for (String path : first().keySet()) {
      Files.delete(top.directory().resolve(path));
    }
  }
}
