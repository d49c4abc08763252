package io.github.ebuildattest.engine.suggest;

import io.github.ebuildattest.engine.check.Bump;
import io.github.ebuildattest.engine.check.BumpCheck;
import io.github.ebuildattest.engine.check.BumpJudgement;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.ebuild.VerifyRepoLine;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.memory.PinnedProject;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.UpstreamSpelling;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.task.ParallelTasks;
import io.github.ebuildattest.engine.task.Progress;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which ebuilds could say {@code PYPI_VERIFY_REPO}, and which say it in a way that the eclass'
 * verifier never accepts. Only an upstream that attests is suggested: the one that the pin knows,
 * else the one that the provenance of this very version names. metadata.xml alone does not say who
 * attests.
 */
public final class OverlaySuggestions {

  private final OverlayTree tree;
  private final Settings settings;
  private final Memory memory;
  private final Progress progress;
  private final List<String> unreadable = new ArrayList<>();

  public OverlaySuggestions(OverlayTree tree, Settings settings, Progress progress) {
    this.tree = tree;
    this.settings = settings;
    this.memory = new Memory(tree);
    this.progress = progress;
  }

  /** The result for one ebuild: nothing, a suggestion, or why it could not be checked. */
  private record Conclusion(@Nullable Suggestion suggestion, @Nullable String open) {}

  /** Which upstream attests an ebuild's own file, as far as is known. */
  private record Attested(@Nullable String upstream, String because, @Nullable String open) {}

  /** An ebuild together with its package. */
  private record Candidate(EvaluatedPackage pack, EvaluatedEbuild ebuild) {}

  /**
   * Looks through all ebuilds of the tree.
   *
   * @throws ConfigurationException where a pin cannot be read
   * @throws IOException where the tree cannot be read
   */
  public Suggestions run() throws IOException, ConfigurationException {
    memory.count();
    List<Candidate> candidates = candidates();
    VerifyRepoEdit edits = new VerifyRepoEdit(tree, quote(candidates));
    @Nullable CheckContext context =
        settings.online() ? settings.documentsOnly(Policy.DEFAULT, memory) : null;
    List<Suggestion> suggestions = new ArrayList<>();
    List<String> open = new ArrayList<>();
    List<Conclusion> conclusions =
        new ParallelTasks(Index.AT_A_TIME, progress)
            .results(candidates, c -> suggest(c, context, edits));
    for (Conclusion conclusion : conclusions) {
      if (conclusion.suggestion() != null) {
        suggestions.add(conclusion.suggestion());
      }
      if (conclusion.open() != null) {
        open.add(conclusion.open());
      }
    }
    return new Suggestions(suggestions, unreadable, open);
  }

  private List<Candidate> candidates() throws IOException {
    EvaluatedPackage.Evaluator evaluator = new EvaluatedPackage.Evaluator(tree);
    List<Candidate> candidates = new ArrayList<>();
    for (PackageDirectory directory : PackageDirectory.all(tree)) {
      EvaluatedPackage pack = evaluator.evaluate(directory.name());
      for (EvaluatedEbuild ebuild : pack.ebuilds()) {
        if (ebuild.isPyPiEbuild() && ebuild.evaluation() instanceof Refused) {
          unreadable.add(ebuild.path());
        } else if (ebuild.evaluation().inherited().contains("pypi")
            && !ebuild.pypiFiles().isEmpty()) {
          candidates.add(new Candidate(pack, ebuild));
        }
      }
    }
    return candidates;
  }

  /** How this overlay's ebuilds quote the variable; an empty string where none sets it. */
  private String quote(List<Candidate> candidates) throws IOException {
    for (Candidate candidate : candidates) {
      Optional<byte[]> bytes = tree.read(candidate.ebuild().path());
      Optional<String> quote =
          bytes.flatMap(b -> VerifyRepoLine.quoting(new String(b, StandardCharsets.ISO_8859_1)));
      if (quote.isPresent()) {
        return quote.get();
      }
    }
    return "";
  }

  private Conclusion suggest(
      Candidate candidate, @Nullable CheckContext context, VerifyRepoEdit edits)
      throws IOException, ConfigurationException {
    EvaluatedEbuild ebuild = candidate.ebuild();
    if (!(ebuild.evaluation() instanceof Evaluated evaluated)) {
      throw new IllegalStateException(ebuild.path() + " was evaluated before");
    }
    String declared = evaluated.pypi().verifyRepo();
    boolean set = declared != null && !declared.isEmpty();
    Attested attested = attested(candidate, context);
    @Nullable String upstream = attested.upstream();
    String because = attested.because();
    if (declared != null && set) {
      if (declared.equals(upstream)) {
        return new Conclusion(null, null);
      }
      Optional<String> mended =
          ExpectedUpstream.wellFormed(declared)
              ? Optional.of(declared)
              : UpstreamSpelling.mended(declared);
      if (upstream == null) {
        if (mended.isEmpty() || mended.get().equals(declared)) {
          return new Conclusion(null, attested.open());
        }
        upstream = mended.get();
        because = "the eclass' verifier never accepts " + declared;
      } else if (mended.isEmpty() || !ExpectedUpstream.sameRepository(mended.get(), upstream)) {
        return left(ebuild, upstream, because, "it says " + declared + ": another repository");
      }
    } else if (upstream == null) {
      return new Conclusion(null, attested.open());
    } else if (ebuild.upstream().known() && disagrees(ebuild.upstream(), upstream)) {
      return left(
          ebuild,
          upstream,
          because,
          "metadata.xml says " + String.join(", ", ebuild.upstream().values()));
    }
    Optional<Suggestion.Edit> edit = edits.of(ebuild, upstream);
    return edit.isPresent()
        ? new Conclusion(new Suggestion(ebuild.path(), upstream, because, edit.get(), null), null)
        : left(ebuild, upstream, because, "there is no plain line or place for it; edit by hand");
  }

  private static Conclusion left(
      EvaluatedEbuild ebuild, String upstream, String because, String refusal) {
    return new Conclusion(new Suggestion(ebuild.path(), upstream, because, null, refusal), null);
  }

  private static boolean disagrees(ExpectedUpstream declared, String upstream) {
    return declared.values().stream().noneMatch(v -> ExpectedUpstream.sameRepository(v, upstream));
  }

  private Attested attested(Candidate candidate, @Nullable CheckContext context)
      throws IOException, ConfigurationException {
    EvaluatedEbuild ebuild = candidate.ebuild();
    String project = PinnedProject.fetched(ebuild);
    Optional<Pin> pin = memory.pin(candidate.pack().name());
    if (pin.isPresent()) {
      return pin.get().attested() && reached(pin.get(), ebuild)
          ? one(
              pin.get().identitiesFor(project).stream().map(Identity::upstream).toList(),
              "as the pin says")
          : new Attested(null, "", null);
    }
    if (context == null) {
      return new Attested(
          null, "", ebuild.path() + ": no pin, and offline nobody says whether it is attested");
    }
    BumpJudgement outcome =
        new BumpCheck(context, Bump.ofNewPackage(candidate.pack(), ebuild, List.of())).run();
    Optional<JudgedFinding> open =
        outcome.report().findings().stream().filter(JudgedFinding::leavesOpen).findFirst();
    if (open.isPresent()) {
      return new Attested(null, "", ebuild.path() + ": " + open.get().finding().message());
    }
    return one(
        outcome.seen().stream()
            .filter(s -> s.project().equals(project))
            .map(s -> s.identity().identity().upstream())
            .toList(),
        "as its attestation says");
  }

  private static Attested one(List<String> upstreams, String because) {
    List<String> distinct = upstreams.stream().distinct().toList();
    return new Attested(distinct.size() == 1 ? distinct.get(0) : null, because, null);
  }

  private static boolean reached(Pin pin, EvaluatedEbuild ebuild) {
    Optional<Pep440Version> since =
        Optional.ofNullable(pin.attestedSince()).flatMap(Pep440Version::parse);
    Optional<Pep440Version> version = Pep440Version.parse(ebuild.pypiVersion());
    return since.isPresent() && version.isPresent() && version.get().compareTo(since.get()) >= 0;
  }
}
