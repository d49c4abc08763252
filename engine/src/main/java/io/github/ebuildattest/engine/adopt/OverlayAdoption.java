package io.github.ebuildattest.engine.adopt;

import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.memory.PolicyInForce;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.task.ParallelTasks;
import io.github.ebuildattest.engine.task.Progress;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Adopts a whole overlay: every package that fetches from PyPI and has no pin yet. */
public final class OverlayAdoption {

  /** After this many failures in a row the index counts as unreachable. */
  private static final int PATIENCE = 4;

  private final String overlay;
  private final OverlayTree tree;
  private final Settings settings;
  private final Progress progress;
  private final AtomicInteger unreachable = new AtomicInteger();

  public OverlayAdoption(String overlay, OverlayTree tree, Settings settings, Progress progress) {
    this.overlay = overlay;
    this.tree = tree;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Looks at every package that has no pin; writes nothing.
   *
   * @throws ConfigurationException where a pin or the policy cannot be read, or the run is offline
   * @throws IOException where the tree cannot be read
   */
  public Adoption run() throws IOException, ConfigurationException {
    Optional<byte[]> policyFile = tree.read(Policy.PATH);
    Memory memory = new Memory(tree);
    int pinned = memory.count();
    CheckContext context = settings.documentsOnly(policy(policyFile, settings), memory);
    List<EvaluatedPackage> packages = withoutPin(memory);
    return new Adoption(
        overlay,
        settings.trustedRoot().source() + ", " + settings.trustedRootAge().toDays() + " days old",
        pinned,
        policyFile.isPresent(),
        ask(packages, context));
  }

  private static Policy policy(Optional<byte[]> file, Settings settings)
      throws ConfigurationException {
    try {
      return file.isPresent() ? Policy.parse(file.get(), settings.today()) : Policy.DEFAULT;
    } catch (MalformedFileException e) {
      throw new ConfigurationException(PolicyInForce.malformed(e));
    }
  }

  private List<EvaluatedPackage> withoutPin(Memory memory)
      throws IOException, ConfigurationException {
    EvaluatedPackage.Evaluator evaluator = new EvaluatedPackage.Evaluator(tree);
    List<EvaluatedPackage> packages = new ArrayList<>();
    for (PackageDirectory directory : PackageDirectory.all(tree)) {
      if (memory.pin(directory.name()).isEmpty()) {
        EvaluatedPackage pack = evaluator.evaluate(directory.name());
        if (PackageAdoption.concerns(pack)) {
          packages.add(pack);
        }
      }
    }
    return packages;
  }

  private List<AdoptedPackage> ask(List<EvaluatedPackage> packages, CheckContext context)
      throws IOException, ConfigurationException {
    return new ParallelTasks(Index.AT_A_TIME, progress)
        .results(packages, pack -> ask(pack, context));
  }

  private AdoptedPackage ask(EvaluatedPackage pack, CheckContext context)
      throws IOException, ConfigurationException {
    AdoptedPackage adopted =
        unreachable.get() >= PATIENCE
            ? PackageAdoption.notAsked(
                pack, context, "not asked, because the index could not be reached before")
            : PackageAdoption.of(context, pack, tree);
    if (PackageAdoption.unreachable(adopted)) {
      unreachable.incrementAndGet();
    } else if (unreachable.get() < PATIENCE) {
      unreachable.set(0);
    }
    return adopted;
  }
}
