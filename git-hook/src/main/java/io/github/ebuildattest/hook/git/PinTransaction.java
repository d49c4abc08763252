package io.github.ebuildattest.hook.git;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pins that are written and staged together. Each file is replaced atomically, and git writes the
 * index once for all of them. Where a step fails, or the process is told to end (Ctrl-C), files and
 * index are restored. Only a process killed without warning can leave some files new and others
 * old, though each of them whole.
 */
final class PinTransaction {

  /** How long a process that is told to end waits until the files are restored. */
  private static final long PATIENCE_SECONDS = 20;

  private final WorkTreeTop top;
  private final Invocation invocation;
  private final Map<String, String> texts;
  private final Map<String, @Nullable String> before = new TreeMap<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean ending;

  /**
   * A transaction that has not run yet.
   *
   * @param texts the text to write by path in the work tree
   */
  PinTransaction(WorkTreeTop top, Invocation invocation, Map<String, String> texts) {
    this.top = top;
    this.invocation = invocation;
    this.texts = new TreeMap<>(texts);
  }

  /**
   * Writes and stages.
   *
   * @throws ConfigurationException where that fails; it says why, and everything is as it was
   */
  void run() throws ConfigurationException {
    Thread onEnd = new Thread(this::end, "put the pins back");
    Runtime.getRuntime().addShutdownHook(onEnd);
    try {
      String index = staged();
      try {
        write();
      } catch (IOException e) {
        putBack(index);
        throw new ConfigurationException(
            "The pins cannot be written, and none was: " + e.getMessage() + ".", e);
      } catch (ConfigurationException e) {
        putBack(index);
        throw e;
      }
    } finally {
      finished.countDown();
    }
    if (!ending) {
      Runtime.getRuntime().removeShutdownHook(onEnd);
    }
  }

  private void end() {
    ending = true;
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        invocation.tell("git still stages the pins; git status tells what came of it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() throws IOException, ConfigurationException {
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      goOn();
      Path file = file(entry.getKey());
      before.put(entry.getKey(), Files.exists(file) ? Files.readString(file) : null);
      AtomicFile.write(file, entry.getValue(), false);
    }
    goOn();
    Git.Result staged = top.git().run(command("--literal-pathspecs", "add", "--"));
    if (!staged.ok()) {
      throw new ConfigurationException("git add failed, and no pin was written: " + staged.err());
    }
    goOn();
  }

  private void goOn() throws ConfigurationException {
    if (ending) {
      throw new ConfigurationException("The tool was told to end; no pin was written.");
    }
  }

  private String staged() throws ConfigurationException {
    Git.Result entries =
        top.git().run(command("--literal-pathspecs", "ls-files", "--stage", "-z", "--"));
    if (!entries.ok()) {
      throw new ConfigurationException("git ls-files failed: " + entries.err());
    }
    return entries.out();
  }

  private String[] command(String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(texts.keySet());
    return command.toArray(String[]::new);
  }

  /** Restores the files, and then the index, which git may have changed before it failed. */
  private void putBack(String index) throws ConfigurationException {
    try {
      for (Map.Entry<String, @Nullable String> entry : before.entrySet()) {
        String text = entry.getValue();
        if (text == null) {
          Files.deleteIfExists(file(entry.getKey()));
        } else {
          AtomicFile.write(file(entry.getKey()), text, false);
        }
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "The pins cannot be put back: " + e.getMessage() + "; git restore does it.", e);
    }
    if (!staged().equals(index)) {
      String removals =
          texts.keySet().stream()
              .map(path -> "0 " + "0".repeat(40) + "\t" + path + "\0")
              .collect(Collectors.joining());
      Git.Result restored =
          top.git().reading(removals + index, "update-index", "-z", "--index-info");
      if (!restored.ok()) {
        throw new ConfigurationException("The index cannot be put back: " + restored.err());
      }
    }
  }

  private Path file(String path) {
    return top.directory().resolve(path);
  }
}
