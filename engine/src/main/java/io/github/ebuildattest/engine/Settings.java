package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.TrustedRoot;
import io.github.ebuildattest.engine.attestation.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.change.OverlayRepository;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.pypi.ByteCache;
import io.github.ebuildattest.engine.pypi.CacheBounds;
import io.github.ebuildattest.engine.pypi.Deadline;
import io.github.ebuildattest.engine.pypi.Evidence;
import io.github.ebuildattest.engine.pypi.Index;
import io.github.ebuildattest.engine.pypi.IndexHosts;
import io.github.ebuildattest.engine.pypi.IndexUrlException;
import io.github.ebuildattest.engine.pypi.Pause;
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
 * Everything that is set outside of the judged tree. The command line comes first, then {@code
 * EBUILD_ATTEST_*} and {@code DISTDIR}, then git's configuration, then make.conf, then the default.
 */
public final class Settings {

  /** One deadline for all questions of a run. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  /** The same for a question about every package: some thousand documents, four at a time. */
  private static final Duration WHOLE_OVERLAY = Duration.ofMinutes(30);

  /**
   * What a face was told by its user; null where nothing was said.
   *
   * @param trustedRoot a file in Sigstore's trusted root format
   * @param distdir Portage's DISTDIR
   * @param index a URL that replaces both of PyPI's hosts
   * @param offline whether no host may be contacted
   * @param fromTheTree those of these that were read from the judged tree, {@code key = value}
   */
  public record Given(
      @Nullable Path trustedRoot,
      @Nullable Path distdir,
      @Nullable String index,
      @Nullable Boolean offline,
      List<String> fromTheTree) {

    /** Nothing said. */
    public static final Given NOTHING = new Given(null, null, null, null, List.of());

    public Given {
      fromTheTree = List.copyOf(fromTheTree);
    }

    /** What a command line says. */
    public Given(
        @Nullable Path trustedRoot,
        @Nullable Path distdir,
        @Nullable String index,
        @Nullable Boolean offline) {
      this(trustedRoot, distdir, index, offline, List.of());
    }
  }

  private final TrustedRoot trustedRoot;
  private final @Nullable IndexHosts hosts;
  private final @Nullable Path distdir;
  private final @Nullable ByteCache cache;
  private final String toolVersion;
  private final boolean online;
  private final Evidence evidence;
  private final IndexContext context;
  private final ProvenanceVerifier verifier;
  private final List<String> fromTheTree;
  private final Clock clock;

  private Settings(
      TrustedRoot trustedRoot,
      @Nullable Path distdir,
      @Nullable ByteCache cache,
      @Nullable IndexHosts hosts,
      List<String> fromTheTree,
      Clock clock,
      String toolVersion,
      Duration patience) {
    this.trustedRoot = trustedRoot;
    this.hosts = hosts;
    this.toolVersion = toolVersion;
    this.clock = clock;
    this.cache = cache;
    this.distdir = distdir != null && Files.isDirectory(distdir) ? distdir : null;
    Index index = index(hosts, toolVersion, patience, clock);
    this.online = index != null;
    this.evidence = new Evidence(this.distdir, cache, index);
    this.verifier = new ProvenanceVerifier(trustedRoot);
    this.context =
        new IndexContext(
            new ProjectPages(index), index == null ? null : new SiblingIdentities(index, verifier));
    this.fromTheTree = fromTheTree;
  }

  private static @Nullable Index index(
      @Nullable IndexHosts hosts, String toolVersion, Duration time, Clock clock) {
    return hosts == null
        ? null
        : new Index(hosts, toolVersion, Deadline.after(time, clock), Pause.SLEEP);
  }

  /**
   * Resolves the settings of a run, whose deadline begins now.
   *
   * @param overlay relative paths in git's configuration are relative to it
   * @param repository null where the overlay lies in none
   * @throws ConfigurationException where one of them cannot be used
   */
  public static Settings resolve(
      Given given,
      Map<String, String> environment,
      Path overlay,
      @Nullable OverlayRepository repository,
      Clock clock,
      String toolVersion)
      throws ConfigurationException {
    Lookup lookup = new Lookup(environment, repository);
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
    boolean offline =
        given.offline() != null
            ? given.offline()
            : lookup.find("EBUILD_ATTEST_OFFLINE", "offline").map(Settings::truth).orElse(false);
    Optional<String> index =
        Optional.ofNullable(given.index()).or(() -> lookup.find("EBUILD_ATTEST_INDEX", "index"));
    try {
      TrustedRoot root =
          rootFile.isPresent()
              ? TrustedRoot.read(rootFile.get())
              : UserCache.trustedRoot(environment);
      IndexHosts hosts =
          index.isPresent() ? IndexHosts.replacedBy(index.get()) : IndexHosts.official();
      return new Settings(
          root,
          distdir.orElse(null),
          UserCache.bytes(environment)
              .map(directory -> new ByteCache(directory, hosts, CacheBounds.DEFAULT, clock))
              .orElse(null),
          offline ? null : hosts,
          given.fromTheTree(),
          clock,
          toolVersion,
          DEADLINE);
    } catch (TrustedRootUnreadableException e) {
      throw new ConfigurationException("trusted-root-unreadable: " + e.getMessage(), e);
    } catch (IndexUrlException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The same, with a deadline that fits a whole overlay and that begins now. */
  Settings forWholeOverlay() {
    return new Settings(
        trustedRoot, distdir, cache, hosts, fromTheTree, clock, toolVersion, WHOLE_OVERLAY);
  }

  private static boolean truth(String text) {
    return List.of("1", "true", "yes", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
  }

  private record Lookup(Map<String, String> variables, @Nullable OverlayRepository repository) {

    Optional<String> environment(String name) {
      return Optional.ofNullable(variables.get(name)).filter(v -> !v.isBlank());
    }

    Optional<String> git(String key) {
      return repository == null ? Optional.empty() : repository.setting("ebuild-attest", key);
    }

    Optional<String> find(String variable, String gitKey) {
      return environment(variable).or(() -> git(gitKey));
    }
  }

  /** Whom verification trusts. */
  public TrustedRoot trustedRoot() {
    return trustedRoot;
  }

  /** How old that is. */
  Duration trustedRootAge() {
    return Duration.ofDays(trustedRoot.ageDays(clock));
  }

  /** The hosts that are asked, in words; empty where the run is offline. */
  Optional<String> indexHosts() {
    return Optional.ofNullable(hosts).map(IndexHosts::toString);
  }

  /** Where distfiles lie; empty where there is no such directory. */
  Optional<Path> distdir() {
    return Optional.ofNullable(distdir);
  }

  /** Whether an index may be asked. */
  boolean online() {
    return online;
  }

  /**
   * How many packages are judged at a time: as many as there are cores to hash and verify, and
   * where an index is asked, some that wait for it.
   */
  int threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    return online ? Math.max(cores, SideBySide.POLITELY) : cores;
  }

  /** Settings that were read from the judged tree. */
  List<String> fromTheTree() {
    return fromTheTree;
  }

  /**
   * The means to judge by documents alone, with a deadline that fits a whole overlay.
   *
   * @throws ConfigurationException where the run is offline: then there is nobody to ask
   */
  BumpCheck.Means ofDocuments(Policy policy, Memory memory) throws ConfigurationException {
    Index index = index(hosts, toolVersion, WHOLE_OVERLAY, clock);
    if (index == null) {
      throw new ConfigurationException(
          "An overlay is adopted by what the index says, and this run is offline.");
    }
    return new BumpCheck.Means(
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
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The means to judge one change set; all those of a run share one index and one deadline. */
  BumpCheck.Means means(Scope scope, Policy policy, Memory memory) {
    return new BumpCheck.Means(scope, policy, memory, evidence, online, verifier, context, clock);
  }
}
