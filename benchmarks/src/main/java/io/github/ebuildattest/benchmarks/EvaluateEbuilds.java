package io.github.ebuildattest.benchmarks;

import io.github.ebuildattest.engine.ebuild.EbuildEvaluator;
import io.github.ebuildattest.engine.ebuild.EbuildText;
import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.tree.WorkTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Evaluates one ebuild, warm, on one thread: from its bytes to SRC_URI. The ebuilds are those of an
 * overlay ({@code -p overlay=DIRECTORY}) that inherit pypi, one after the other, so that the result
 * is their mean.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EvaluateEbuilds {

  /** The overlay whose ebuilds are evaluated. */
  @Param("sample-overlay")
  public String overlay = "";

  private final List<EbuildText> ebuilds = new ArrayList<>();
  private EbuildEvaluator evaluator = new EbuildEvaluator(name -> Optional.empty());
  private int next;

  /** Reads the ebuilds. */
  @Setup
  public void read() throws IOException {
    WorkTree tree = new WorkTree(Path.of(overlay));
    evaluator = new EbuildEvaluator(name -> eclass(tree, name));
    for (PackageDirectory directory : PackageDirectory.all(tree)) {
      for (EbuildFile file : directory.ebuilds()) {
        EbuildText text =
            new EbuildText(
                file.path(),
                file.packageName().category(),
                file.packageName().name(),
                file.version(),
                tree.read(file.path()).orElseThrow());
        if (evaluator.evaluate(text).inherited().contains("pypi")) {
          ebuilds.add(text);
        }
      }
    }
    if (ebuilds.isEmpty()) {
      throw new IllegalArgumentException("no ebuild of " + overlay + " inherits pypi");
    }
  }

  private static Optional<String> eclass(WorkTree tree, String name) {
    try {
      return tree.read("eclass/" + name + ".eclass")
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One ebuild. */
  @Benchmark
  public Evaluation evaluate() {
    next = (next + 1) % ebuilds.size();
    return evaluator.evaluate(ebuilds.get(next));
  }
}
