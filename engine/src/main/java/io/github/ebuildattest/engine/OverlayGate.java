package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.accept.AcceptMode;
import io.github.ebuildattest.engine.accept.NamedPackages;
import io.github.ebuildattest.engine.accept.Pending;
import io.github.ebuildattest.engine.adopt.Adoption;
import io.github.ebuildattest.engine.adopt.OverlayAdoption;
import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.EmptyRangeException;
import io.github.ebuildattest.engine.change.Judged;
import io.github.ebuildattest.engine.change.MalformedPushException;
import io.github.ebuildattest.engine.change.PushInput;
import io.github.ebuildattest.engine.change.PushedChanges;
import io.github.ebuildattest.engine.change.RangeChange;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.change.StagedChange;
import io.github.ebuildattest.engine.config.IndexAccess;
import io.github.ebuildattest.engine.config.SettingOverrides;
import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.git.ObjectMissingException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.git.RevisionException;
import io.github.ebuildattest.engine.git.program.GitCaller;
import io.github.ebuildattest.engine.git.program.GitSettings;
import io.github.ebuildattest.engine.git.program.NotInWorkTreeException;
import io.github.ebuildattest.engine.overlay.OverlayPaths;
import io.github.ebuildattest.engine.overlay.OverlayRoot;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.status.OverlayStatus;
import io.github.ebuildattest.engine.status.StatusReading;
import io.github.ebuildattest.engine.suggest.OverlaySuggestions;
import io.github.ebuildattest.engine.suggest.Suggestions;
import io.github.ebuildattest.engine.task.Progress;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.tree.WorkTree;
import io.github.ebuildattest.engine.verdict.Beside;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.engine.verdict.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gate on an overlay as it lies on disk: what both faces call. Each method is one scope; where
 * a repository cannot be read faithfully the answer is a report that says so, never an exception
 * that a face could take for a pass.
 */
public final class OverlayGate {

  private final Path overlay;
  private final SettingOverrides given;
  private final Map<String, String> environment;
  private final Clock clock;
  private final String toolVersion;
  private final Progress progress;

  /**
   * A run that tells nobody how far it is.
   *
   * @param overlay the overlay's root
   * @param environment the process' environment variables
   * @param toolVersion what the User-Agent names
   */
  public OverlayGate(
      Path overlay,
      SettingOverrides given,
      Map<String, String> environment,
      Clock clock,
      String toolVersion) {
    this(overlay, given, environment, clock, toolVersion, Progress.SILENT);
  }

  private OverlayGate(
      Path overlay,
      SettingOverrides given,
      Map<String, String> environment,
      Clock clock,
      String toolVersion,
      Progress progress) {
    this.overlay = overlay;
    this.given = given;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.toolVersion = toolVersion;
    this.progress = progress;
  }

  /** The same run, telling how many of the packages or ebuilds that it asks about are through. */
  public OverlayGate telling(Progress listener) {
    return new OverlayGate(overlay, given, environment, clock, toolVersion, listener);
  }

  @FunctionalInterface
  private interface Changes {
    PushedChanges in(OverlayRepository repository)
        throws IOException,
            RevisionException,
            MalformedPushException,
            EmptyRangeException,
            RepositoryUnsupportedException;
  }

  /**
   * What is staged.
   *
   * @throws ConfigurationException exit 3
   */
  public Report staged() throws ConfigurationException {
    return judge(Scope.STAGED, r -> new PushedChanges(List.of(StagedChange.of(r)), List.of()));
  }

  /**
   * What came since a revision.
   *
   * @throws ConfigurationException exit 3
   */
  public Report since(String revision) throws ConfigurationException {
    return judge(Scope.RANGE, r -> new PushedChanges(RangeChange.since(r, revision), List.of()));
  }

  /**
   * What is about to be pushed.
   *
   * @param lines pre-push's standard input (githooks(5))
   * @param remote the remote's name, or null
   * @throws ConfigurationException exit 3, also where nothing says what is pushed
   */
  public Report pushed(List<String> lines, @Nullable String remote) throws ConfigurationException {
    return judge(Scope.PUSH, r -> PushedChanges.of(r, new PushInput(lines, remote, environment)));
  }

  /**
   * The whole work tree, in git or not.
   *
   * @throws ConfigurationException exit 3
   */
  public Report all() throws ConfigurationException {
    return inWorkTree(null);
  }

  /**
   * Some ebuilds of the work tree.
   *
   * @throws ConfigurationException exit 3, also where one of them is no ebuild of the overlay
   */
  public Report ebuilds(List<Path> ebuilds) throws ConfigurationException {
    Set<String> paths = new TreeSet<>();
    for (Path ebuild : ebuilds) {
      paths.add(OverlayPaths.ebuild(overlay, ebuild).path());
    }
    return inWorkTree(paths);
  }

  /**
   * What adopting the overlay would write: all packages of the work tree that have no pin.
   *
   * @throws ConfigurationException exit 3, also where the run is offline
   */
  public Adoption adoption() throws ConfigurationException {
    requireOverlay();
    try {
      return new OverlayAdoption(
              name(), new WorkTree(overlay), settings(around().settings()), progress)
          .run();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  /**
   * What the ebuilds of the work tree could say in {@code PYPI_VERIFY_REPO}.
   *
   * @throws ConfigurationException exit 3
   */
  public Suggestions suggestions() throws ConfigurationException {
    requireOverlay();
    try {
      return new OverlaySuggestions(new WorkTree(overlay), settings(around().settings()), progress)
          .run();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  /**
   * What would judge the overlay now.
   *
   * @throws ConfigurationException exit 3, also where the repository cannot be read faithfully
   */
  public OverlayStatus status() throws ConfigurationException {
    requireOverlay();
    try (OverlayRepository repository = OverlayRepository.open(overlay, caller())) {
      ChangeSet change = StagedChange.ofWorkTree(repository, overlay);
      return new StatusReading(change.memory(), change.target())
          .of(name(), settings(repository.settings()));
    } catch (NotInWorkTreeException | RepositoryUnsupportedException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private Report inWorkTree(@Nullable Set<String> only) throws ConfigurationException {
    requireOverlay();
    try {
      OverlayRepository.Around git = around();
      WorkTree tree = new WorkTree(overlay, git.prefix());
      if (only == null) {
        ChangeSet change = ChangeSet.everything(tree, "the whole work tree");
        return new Gate(name(), settings(git.settings()).forWholeOverlay(), progress).judge(change);
      }
      ChangeSet change = ChangeSet.everything(tree, "some ebuilds of the work tree");
      Gate gate = new Gate(name(), settings(git.settings()), progress);
      TreeSet<PackageName> packages =
          only.stream()
              .flatMap(p -> PackageName.parse(p.substring(0, p.lastIndexOf('/'))).stream())
              .collect(Collectors.toCollection(TreeSet::new));
      Gate.Asked asked = new Gate.Asked(packages, e -> only.contains(e.path()));
      return gate.judge(change, asked, AcceptMode.NOT_ASKED).report();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  /**
   * What a human is asked about: of what is staged, all that blocks.
   *
   * @throws ConfigurationException exit 3, also where the repository cannot be read faithfully
   */
  public Pending pendingStaged() throws ConfigurationException {
    return pending(
        (repository, gate) -> {
          ChangeSet change = StagedChange.of(repository);
          return gate.judge(change, Gate.Asked.ABOUT_ALL, AcceptMode.ABOUT_WHAT_BLOCKS);
        });
  }

  /**
   * What a human is asked about: of some packages what blocks in what is staged of them, and where
   * nothing does, all their ebuilds.
   *
   * @param since another side's revision, by whose memory to judge; null for HEAD's
   * @throws ConfigurationException exit 3, also where there is no such package, where something of
   *     it is not staged, and where the repository cannot be read faithfully
   */
  public Pending pending(Set<PackageName> packages, @Nullable String since)
      throws ConfigurationException {
    return pending(
        (repository, gate) -> {
          ChangeSet staged =
              since == null ? StagedChange.of(repository) : StagedChange.since(repository, since);
          NamedPackages named = new NamedPackages(staged.target(), new WorkTree(overlay));
          named.require(packages);
          Pending blocked =
              gate.judge(staged, new Gate.Asked(packages, e -> true), AcceptMode.ABOUT_WHAT_BLOCKS);
          Set<PackageName> rest = new TreeSet<>(packages);
          rest.removeAll(blocked.names());
          if (rest.isEmpty()) {
            return blocked;
          }
          Pending whole =
              gate.judge(staged.wholly(), new Gate.Asked(rest, e -> true), AcceptMode.BY_NAME);
          return blocked.names().isEmpty()
              ? whole
              : blocked.and(
                  whole,
                  merged(
                      Scope.STAGED,
                      settings(repository.settings()),
                      List.of(blocked.report(), whole.report()),
                      List.of()));
        });
  }

  @FunctionalInterface
  private interface Asked {
    Pending of(OverlayRepository repository, Gate gate)
        throws IOException,
            RepositoryUnsupportedException,
            RevisionException,
            ConfigurationException;
  }

  private Pending pending(Asked asked) throws ConfigurationException {
    requireOverlay();
    try (OverlayRepository repository = OverlayRepository.open(overlay, caller())) {
      return asked.of(repository, new Gate(name(), settings(repository.settings()), progress));
    } catch (NotInWorkTreeException | RevisionException | RepositoryUnsupportedException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private Report judge(Scope scope, Changes changes) throws ConfigurationException {
    requireOverlay();
    try (OverlayRepository repository = OverlayRepository.open(overlay, caller())) {
      Settings settings = settings(repository.settings());
      List<Report> reports = new ArrayList<>();
      PushedChanges found = changes.in(repository);
      for (ChangeSet change : found.changes()) {
        requireTracked(change.target(), repository.prefix());
        reports.add(new Gate(name(), settings, progress).judge(change));
      }
      return merged(scope, settings, reports, found.others());
    } catch (NotInWorkTreeException | RevisionException | MalformedPushException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    } catch (EmptyRangeException e) {
      return undecided(scope, FindingId.RANGE_EMPTY, e);
    } catch (RepositoryUnsupportedException | ObjectMissingException e) {
      return undecided(scope, FindingId.REPOSITORY_UNSUPPORTED, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof ObjectMissingException missing) {
        return undecided(scope, FindingId.REPOSITORY_UNSUPPORTED, missing);
      }
      throw unreadable(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** In a repository that does not hold the overlay, no change of it would ever be seen. */
  private void requireTracked(OverlayTree judged, String prefix)
      throws IOException, ConfigurationException {
    boolean isNew = prefix.isEmpty() && judged.list("").isEmpty();
    if (!isNew
        && judged.read("profiles/repo_name").isEmpty()
        && judged.read("metadata/layout.conf").isEmpty()) {
      throw new ConfigurationException(
          overlay
              + " is an overlay, and what is judged in git holds neither its profiles/repo_name nor"
              + " its metadata/layout.conf; commit them, or judge the work tree by check --all");
    }
  }

  private void requireOverlay() throws ConfigurationException {
    if (!Files.isDirectory(overlay)) {
      throw new ConfigurationException(overlay + " is no directory");
    }
    if (!OverlayRoot.is(overlay)) {
      throw new ConfigurationException(
          overlay + " is no overlay: it has neither profiles/repo_name nor metadata/layout.conf");
    }
  }

  /** What git says about the overlay: a work tree is judged as it lies there. */
  private OverlayRepository.Around around() throws IOException, ConfigurationException {
    try {
      return OverlayRepository.around(overlay, caller());
    } catch (NotInWorkTreeException e) {
      throw IndexAccess.unreadable(overlay, e);
    }
  }

  private GitCaller caller() {
    return GitCaller.inThisDirectory(environment);
  }

  private Settings settings(GitSettings git) throws ConfigurationException {
    return Settings.resolve(given, environment, overlay, git, clock, toolVersion);
  }

  private String name() throws IOException {
    Path file = overlay.resolve("profiles/repo_name");
    if (Files.isRegularFile(file)) {
      // whatever it holds: it is a name for people, and what a commit did to it is judged elsewhere
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }
    return String.valueOf(overlay.toAbsolutePath().normalize().getFileName());
  }

  private static ConfigurationException unreadable(Exception e) {
    return new ConfigurationException("the overlay cannot be read: " + e.getMessage(), e);
  }

  /** A push can move several refs: one report tells of all. */
  private Report merged(Scope scope, Settings settings, List<Report> reports, List<Judged> others)
      throws IOException {
    if (reports.size() == 1 && others.isEmpty()) {
      return reports.get(0);
    }
    List<String> decisions = new ArrayList<>();
    List<JudgedFinding> findings = new ArrayList<>();
    List<BumpReport> bumps = new ArrayList<>();
    Map<String, String> pins = new TreeMap<>();
    List<FindingId> notAsked = new ArrayList<>();
    List<String> unverified = new ArrayList<>();
    List<Beside.NotEvaluated> notEvaluated = new ArrayList<>();
    List<Judged> judged = new ArrayList<>();
    boolean blocks = false;
    for (Report report : reports) {
      judged.addAll(report.conditions().judged());
      decisions.addAll(report.decisions());
      findings.addAll(report.findings());
      bumps.addAll(report.bumps());
      pins.putAll(report.pinsToCommit());
      notAsked.addAll(report.notAsked());
      unverified.addAll(report.beside().unverified());
      notEvaluated.addAll(report.beside().notEvaluated());
      blocks |= report.conditions().couldNotCheckBlocks();
    }
    judged.addAll(others);
    return new Report(
        settings.conditions(name(), scope, judged, blocks),
        decisions.stream().distinct().toList(),
        findings.stream().distinct().toList(),
        bumps.stream().distinct().toList(),
        pins,
        notAsked.stream().distinct().toList(),
        new Beside(
            unverified.stream().distinct().toList(),
            notEvaluated.stream().distinct().toList(),
            reports.stream().flatMap(r -> r.beside().next().stream()).distinct().toList(),
            reports.stream()
                .flatMap(r -> Stream.ofNullable(r.beside().waiting()))
                .max(Comparator.comparing(Waiting::until))
                .map(w -> new Waiting(w.until(), null))
                .orElse(null)));
  }

  private Report undecided(Scope scope, FindingId id, Exception why) throws ConfigurationException {
    String message = String.valueOf(why.getMessage());
    try {
      Settings settings = settings(around().settings());
      return new Report(
          settings.conditions(name(), scope, List.of(), false),
          List.of(),
          List.of(JudgedFinding.of(Finding.of(id, message), id.severity())),
          List.of(),
          Map.of(),
          List.of(),
          Beside.NOTHING);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
