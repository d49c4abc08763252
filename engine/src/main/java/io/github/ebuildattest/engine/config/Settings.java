package io.github.ebuildattest.engine.config;

import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.cache.CacheBounds;
import io.github.ebuildattest.engine.change.Judged;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.context.ProjectPages;
import io.github.ebuildattest.engine.context.SiblingIdentities;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.git.program.GitSettings;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.pypi.evidence.Evidence;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.KeptAnswers;
import io.github.ebuildattest.engine.verdict.RunConditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is set outside the judged tree. The command line comes first, then {@code
 * EBUILD_ATTEST_*} and {@code DISTDIR}, then git's configuration, then make.conf, then the default.
 */
public final class Settings {

  /** A trusted root older than this is reported: it may lack keys that Sigstore has rotated in. */
  private static final Duration ROOT_IS_STALE = Duration.ofDays(90);

  /** One deadline for all requests of a run. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  /** The same for a run over a whole overlay: a thousand documents or more, four at a time. */
  private static final Duration WHOLE_OVERLAY = Duration.ofMinutes(30);

  private final TrustedRoot trustedRoot;
  private final IndexAccess access;
  private final @Nullable Path distdir;
  private final @Nullable KeptAnswers cache;
  private final boolean online;
  private final Evidence evidence;
  private final IndexContext context;
  private final ProvenanceVerifier verifier;
  private final List<String> fromTheTree;
  private final List<String> remarks;
  private final Clock clock;

  private Settings(
      TrustedRoot trustedRoot,
      @Nullable Path distdir,
      @Nullable KeptAnswers cache,
      IndexAccess access,
      List<String> fromTheTree,
      List<String> remarks,
      Clock clock,
      Duration patience) {
    this.trustedRoot = trustedRoot;
    this.access = access;
    this.clock = clock;
    this.cache = cache;
    this.distdir = distdir != null && Files.isDirectory(distdir) ? distdir : null;
    Index index = access.index(patience, cache).orElse(null);
    this.online = index != null;
    this.evidence = new Evidence(this.distdir, cache, index);
    this.verifier = new ProvenanceVerifier(trustedRoot);
    this.context =
        new IndexContext(
            new ProjectPages(index), index == null ? null : new SiblingIdentities(index, verifier));
    this.fromTheTree = fromTheTree;
    this.remarks = remarks;
  }

  /**
   * Resolves the settings of a run, whose deadline begins now.
   *
   * @param overlay relative paths in git's configuration are relative to it
   * @param git git's configuration
   * @throws ConfigurationException where one of them cannot be used
   */
  public static Settings resolve(
      SettingOverrides given,
      Map<String, String> environment,
      Path overlay,
      GitSettings git,
      Clock clock,
      String toolVersion)
      throws ConfigurationException {
    Lookup lookup = Lookup.of(environment, git);
    Optional<Path> rootFile =
        Optional.ofNullable(given.trustedRoot())
            .or(
                () ->
                    lookup.find("EBUILD_ATTEST_TRUSTED_ROOT", "trustedRoot").map(overlay::resolve));
    Optional<Path> distdir =
        Optional.ofNullable(given.distdir())
            .or(() -> lookup.environment("EBUILD_ATTEST_DISTDIR").map(overlay::resolve))
            .or(() -> lookup.environment("DISTDIR").map(overlay::resolve))
            .or(() -> lookup.git("distdir").map(overlay::resolve))
            .or(MakeConf::distdir);
    IndexAccess access = IndexAccess.resolve(given, lookup, overlay, clock, toolVersion);
    try {
      TrustedRoot root =
          rootFile.isPresent()
              ? TrustedRoot.read(rootFile.get())
              : UserCache.trustedRoot(environment);
      return new Settings(
          root,
          distdir.orElse(null),
          UserCache.bytes(environment)
              .map(
                  directory ->
                      new KeptAnswers(directory, access.target(), CacheBounds.DEFAULT, clock))
              .orElse(null),
          access,
          given.fromTheTree(),
          lookup.remarks(),
          clock,
          DEADLINE);
    } catch (TrustedRootUnreadableException e) {
      throw new ConfigurationException(e.finding());
    }
  }

  /** The same, with a deadline that fits a whole overlay and that begins now. */
  public Settings forWholeOverlay() {
    return new Settings(
        trustedRoot, distdir, cache, access, fromTheTree, remarks, clock, WHOLE_OVERLAY);
  }

  /** The trusted root that signatures are verified against. */
  public TrustedRoot trustedRoot() {
    return trustedRoot;
  }

  /** Its age. */
  public Duration trustedRootAge() {
    return Duration.ofDays(trustedRoot.ageDays(clock));
  }

  /** Whether it is old enough to be reported. */
  public boolean trustedRootIsStale() {
    return trustedRootAge().compareTo(ROOT_IS_STALE) > 0;
  }

  /** The hosts that are asked, in words; empty where the run is offline. */
  public Optional<String> indexHosts() {
    return access.hosts();
  }

  /** Where distfiles lie; empty where there is no such directory. */
  public Optional<Path> distdir() {
    return Optional.ofNullable(distdir);
  }

  /** Whether an index may be asked. */
  public boolean online() {
    return online;
  }

  /**
   * How many packages are judged at a time: as many as there are cores to hash and verify, and
   * where an index is asked, some that wait for it.
   */
  public int threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    return online ? Math.max(cores, Index.AT_A_TIME) : cores;
  }

  /** What was set and does not count, a line each. */
  public List<String> remarks() {
    return remarks;
  }

  /**
   * What a report says about the run before its findings.
   *
   * @param judged what was judged, and by what memory
   */
  public RunConditions conditions(
      String overlay, Scope scope, List<Judged> judged, boolean couldNotCheckBlocks) {
    return new RunConditions(
        overlay,
        scope,
        judged,
        remarks,
        trustedRoot.source(),
        trustedRootAge(),
        fromTheTree,
        couldNotCheckBlocks);
  }

  /**
   * A context to judge by documents alone, with a deadline that fits a whole overlay.
   *
   * @throws ConfigurationException where the run is offline, since no document could be requested
   */
  public CheckContext documentsOnly(Policy policy, Memory memory) throws ConfigurationException {
    Index index = access.index(WHOLE_OVERLAY, cache).orElse(null);
    if (index == null) {
      throw new ConfigurationException(
          "An overlay is adopted by what the index says, and this run is offline.");
    }
    return new CheckContext(
        Scope.STAGED,
        policy,
        memory,
        Evidence.ofDocuments(distdir, cache, index),
        true,
        verifier,
        new IndexContext(new ProjectPages(index), null),
        clock);
  }

  /** Today, in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The context to judge one change set; all those of a run share one index and one deadline. */
  public CheckContext context(Scope scope, Policy policy, Memory memory) {
    return new CheckContext(scope, policy, memory, evidence, online, verifier, context, clock);
  }
}
