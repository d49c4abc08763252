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
import org.jspecify.annotations.Nullable;

/**
 * Pins written and staged together. Each file is replaced whole, and git writes the index once for
 * all of them; where a step fails, or the process is told to end (Ctrl-C), files and index are put
 * back. Only a process killed without warning can leave some files new and others old, each of them
 * whole.
 */
final class PinTransaction {

  /** How long an end that was asked for waits for the files to be whole again. */
  private static final long PATIENCE_SECONDS = 20;

  private final WorkTreeTop top;
  private final Invocation surroundings;
  private final Map<String, String> texts;
  private final Map<String, @Nullable String> before = new TreeMap<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean ending;

  /**
   * A transaction.
   *
   * @param texts path in the work tree to the text to write
   */
  PinTransaction(WorkTreeTop top, Invocation surroundings, Map<String, String> texts) {
    this.top = top;
    this.surroundings = surroundings;
    this.texts = new TreeMap<>(texts);
  }

  /**
   * Runs it.
   *
   * @throws ConfigurationException where nothing was changed, and why
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
        surroundings.tell("git still stages the pins; git status tells what came of it.");
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
    Git.Outcome staged = top.git().run(command("--literal-pathspecs", "add", "--"));
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
    Git.Outcome entries =
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

  /** Files first, and then the index, of which git may have taken some before it failed. */
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
      StringBuilder entries = new StringBuilder();
      texts
          .keySet()
          .forEach(
              path ->
                  entries
                      .append("0 ")
                      .append("0".repeat(40))
                      .append('\t')
                      .append(path)
                      .append('\0'));
      Git.Outcome restored =
          top.git().reading(entries + index, "update-index", "-z", "--index-info");
      if (!restored.ok()) {
        throw new ConfigurationException("The index cannot be put back: " + restored.err());
      }
    }
  }

  private Path file(String path) {
    return top.directory().resolve(path);
  }
}
