package io.github.ebuildattest.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trees of one change are read by many threads at once, and each reads what is there. */
class ManyReadersTest {

  private static final int FILES = 80;
  private static final int THREADS = 8;

  @TempDir Path around;

  @Test
  void trees_that_share_a_repository_give_every_thread_every_file() throws Exception {
    GitOverlay overlay = GitOverlay.init(around.resolve("overlay"));
    Map<String, String> before = write(overlay, "before");
    overlay.git("add", "-A");
    overlay.git("commit", "-q", "-m", "before");
    Map<String, String> after = write(overlay, "after");
    overlay.git("add", "-A");
    overlay.git("commit", "-q", "-m", "after");
    // packed, objects are deltas of one another, and reading one reads others
    overlay.git("gc", "-q");

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = RangeChange.since(repository, "HEAD~1").get(0);
      List<Callable<Integer>> readers = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        readers.add(() -> assertHolds(change.base(), before));
        readers.add(() -> assertHolds(change.target(), after));
      }
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        for (Future<Integer> reader : threads.invokeAll(readers)) {
          assertThat(reader.get()).isEqualTo(FILES);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static int assertHolds(OverlayTree tree, Map<String, String> files) throws Exception {
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(tree.read(file.getKey()).map(b -> new String(b, StandardCharsets.UTF_8)))
          .as(file.getKey())
          .contains(file.getValue());
    }
    return files.size();
  }

  private static Map<String, String> write(GitOverlay overlay, String what) {
    Random random = new Random(what.hashCode());
    Map<String, String> files = new TreeMap<>();
    for (int number = 0; number < FILES; number++) {
      StringBuilder text = new StringBuilder(what);
      for (int line = 0; line < 1500; line++) {
        text.append(line).append(' ').append(line % 3 == 0 ? random.nextLong() : 0).append('\n');
      }
      String path = "dev-python/p" + number + "/p" + number + "-1.ebuild";
      files.put(path, text.toString());
      overlay.write(path, text.toString());
    }
    return files;
  }
}
