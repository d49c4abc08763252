package io.github.ebuildattest.engine.accept;

import io.github.ebuildattest.engine.check.OwnSource;
import io.github.ebuildattest.engine.check.PackageJudgement;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.finding.Acceptability;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.memory.PinnedProject;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.overlay.UseCondition;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A package that a human has to decide about, with all that the answer needs.
 *
 * @param name the package
 * @param pins its pins
 * @param baseText the text of the pin in the memory, or null
 * @param headText the text of the pin in the judged tree, or null
 * @param project the PyPI project that a new pin is of
 * @param blockers what blocks
 * @param versions PVR of the ebuild that a blocker is about
 * @param seen who attested the files that are judged, as far as that verified
 * @param beside who attested the package's other files, as far as that verified
 * @param declared the upstreams that the ebuilds to which a blocker applies declare
 * @param conditions under which its own files are fetched, where that blocks, each once
 */
public record PendingPackage(
    PackageName name,
    PackageJudgement.Pins pins,
    @Nullable String baseText,
    @Nullable String headText,
    String project,
    List<JudgedFinding> blockers,
    Map<JudgedFinding, String> versions,
    List<VerifiedIdentity> seen,
    List<VerifiedIdentity> beside,
    List<String> declared,
    List<UseCondition> conditions) {

  public PendingPackage {
    blockers = List.copyOf(blockers);
    versions = Map.copyOf(versions);
    seen = List.copyOf(seen);
    beside = List.copyOf(beside);
    declared = List.copyOf(declared);
    conditions = List.copyOf(conditions);
  }

  /** Who attested the files of a package, changed or not. */
  @FunctionalInterface
  public interface WholePackage {
    List<VerifiedIdentity> seen(PackageName name) throws IOException, ConfigurationException;
  }

  /** Where its pin lies, or would. */
  String pinPath() {
    return name.directory() + "/" + Pin.FILE_NAME;
  }

  /**
   * The packages for which a human would have to answer.
   *
   * @param tree the judged tree
   * @param whole asked where who may attest has to be answered
   */
  public static List<PendingPackage> all(
      List<PackageJudgement> judged,
      Memory memory,
      OverlayTree tree,
      AcceptMode mode,
      WholePackage whole)
      throws IOException, ConfigurationException {
    List<PendingPackage> pending = new ArrayList<>();
    if (mode != AcceptMode.NOT_ASKED) {
      Memory present = new Memory(tree);
      for (PackageJudgement one : judged) {
        of(one, memory, present, mode, whole).ifPresent(pending::add);
      }
    }
    return pending;
  }

  private static Optional<PendingPackage> of(
      PackageJudgement judged, Memory memory, Memory present, AcceptMode mode, WholePackage whole)
      throws IOException, ConfigurationException {
    List<JudgedFinding> found = new ArrayList<>(judged.findings());
    Map<JudgedFinding, String> versions = new LinkedHashMap<>();
    for (BumpReport bump : judged.bumps()) {
      for (JudgedFinding finding : bump.findings()) {
        found.add(finding);
        versions.putIfAbsent(finding, bump.ebuild().version());
      }
    }
    List<JudgedFinding> open = found.stream().filter(JudgedFinding::blocks).distinct().toList();
    boolean blocked =
        !open.isEmpty() || judged.bumps().stream().anyMatch(b -> b.verdict() == Verdict.BLOCKED);
    if (!blocked && mode == AcceptMode.BY_NAME) {
      open = found.stream().filter(PendingPackage::waits).distinct().toList();
    }
    boolean firstPin = mode == AcceptMode.BY_NAME && judged.pinToCommit().isPresent();
    if (!blocked && open.isEmpty() && !firstPin) {
      return Optional.empty();
    }
    PackageName name = judged.pack().name();
    return Optional.of(
        new PendingPackage(
            name,
            judged.pins(),
            text(memory, name),
            text(present, name),
            PinnedProject.of(judged.pack(), judged.seen()),
            open,
            versions,
            judged.seen(),
            open.stream().anyMatch(f -> isAboutWho(f.finding().id()))
                ? whole.seen(name)
                : List.of(),
            declared(judged, open, versions),
            conditions(judged, open, versions)));
  }

  private static List<String> declared(
      PackageJudgement judged, List<JudgedFinding> open, Map<JudgedFinding, String> versions) {
    return open.stream()
        .map(f -> versions.getOrDefault(f, ""))
        .flatMap(v -> judged.pack().ebuilds().stream().filter(e -> e.file().version().equals(v)))
        .map(EvaluatedEbuild::upstream)
        .flatMap(u -> Stream.concat(u.values().stream(), u.besides().stream()))
        .distinct()
        .toList();
  }

  private static List<UseCondition> conditions(
      PackageJudgement judged, List<JudgedFinding> open, Map<JudgedFinding, String> versions) {
    Pin basePin = judged.pins().base();
    Pin pin = basePin == null ? judged.pins().head() : basePin;
    return open.stream()
        .filter(f -> f.finding().id() == FindingId.SOURCE_CONDITIONAL)
        .map(f -> versions.getOrDefault(f, ""))
        .flatMap(v -> judged.pack().ebuilds().stream().filter(e -> e.file().version().equals(v)))
        .flatMap(e -> OwnSource.of(e, pin).stream())
        .map(OwnSource::fetched)
        .distinct()
        .toList();
  }

  private static boolean isAboutWho(FindingId id) {
    return id.acceptability() == Acceptability.IDENTITY
        || PinProposal.ABOUT_THE_UPSTREAM.contains(id);
  }

  private static @Nullable String text(Memory memory, PackageName name) throws IOException {
    return memory.text(name).map(b -> new String(b, StandardCharsets.UTF_8)).orElse(null);
  }

  /** Announced only, and yet a human in a hurry may answer to it. */
  private static boolean waits(JudgedFinding finding) {
    return finding.finding().id() == FindingId.TOO_YOUNG
        && finding.acceptedBy() == null
        && finding.decidable() != null;
  }
}
