package io.github.ebuildattest.engine.config;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.program.GitCaller;
import io.github.ebuildattest.engine.git.program.GitSettings;
import io.github.ebuildattest.engine.git.program.NotInWorkTreeException;
import io.github.ebuildattest.engine.http.BackOff;
import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Exchange;
import io.github.ebuildattest.engine.http.Pause;
import io.github.ebuildattest.engine.http.Retries;
import io.github.ebuildattest.engine.http.Route;
import io.github.ebuildattest.engine.http.RouteException;
import io.github.ebuildattest.engine.http.Stall;
import io.github.ebuildattest.engine.overlay.OverlayRoot;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.IndexHosts;
import io.github.ebuildattest.engine.pypi.index.IndexUrlException;
import io.github.ebuildattest.engine.pypi.index.KeptAnswers;
import io.github.ebuildattest.engine.source.tree.CommitHosts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether an index may be asked, which one, by what route, and for how long. All of this is set
 * outside the judged tree.
 */
public final class IndexAccess {

  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,5}");

  private final IndexHosts hosts;
  private final boolean offline;
  private final Route route;
  private final @Nullable Duration timeout;
  private final Clock clock;
  private final String toolVersion;
  private final GitSettings git;

  private IndexAccess(
      IndexHosts hosts,
      boolean offline,
      Route route,
      @Nullable Duration timeout,
      Clock clock,
      String toolVersion,
      GitSettings git) {
    this.git = git;
    this.hosts = hosts;
    this.offline = offline;
    this.route = route;
    this.timeout = timeout;
    this.clock = clock;
    this.toolVersion = toolVersion;
  }

  /**
   * The access in effect in a directory, by git's configuration there.
   *
   * @param environment the process' variables
   * @param toolVersion what the User-Agent names
   * @throws ConfigurationException where a setting cannot be used or git's cannot be read
   */
  public static IndexAccess in(
      Path directory,
      SettingOverrides given,
      Map<String, String> environment,
      Clock clock,
      String toolVersion)
      throws ConfigurationException {
    Path overlay = OverlayRoot.around(directory).orElse(directory);
    try {
      GitSettings settings =
          OverlayRepository.settingsIn(overlay, new GitCaller(environment, directory));
      return resolve(given, Lookup.of(environment, settings), overlay, clock, toolVersion);
    } catch (NotInWorkTreeException | IOException e) {
      throw unreadable(overlay, e);
    }
  }

  /**
   * Settings of a repository that cannot be read are not skipped: they may forbid that any host is
   * asked.
   */
  public static ConfigurationException unreadable(Path overlay, Exception e) {
    return new ConfigurationException(
        "the git configuration around " + overlay + " cannot be read: " + e.getMessage(), e);
  }

  static IndexAccess resolve(
      SettingOverrides given, Lookup lookup, Path overlay, Clock clock, String toolVersion)
      throws ConfigurationException {
    boolean offline =
        given.offline() != null ? given.offline() : lookup.isOn("EBUILD_ATTEST_OFFLINE", "offline");
    Optional<String> index =
        Optional.ofNullable(given.index()).or(() -> lookup.find("EBUILD_ATTEST_INDEX", "index"));
    Optional<Path> caFile =
        Optional.ofNullable(given.caFile())
            .or(() -> lookup.find("EBUILD_ATTEST_CA_FILE", "caFile").map(overlay::resolve));
    Optional<String> seconds = lookup.find("EBUILD_ATTEST_TIMEOUT", "timeout");
    Duration timeout = given.timeout();
    if (timeout == null && seconds.isPresent()) {
      timeout = seconds(seconds.get());
    }
    try {
      IndexHosts hosts =
          index.isPresent() ? IndexHosts.replacedBy(index.get()) : IndexHosts.official();
      Route route = offline ? Route.OF_THE_VM : Route.of(lookup.variables(), caFile.orElse(null));
      return new IndexAccess(hosts, offline, route, timeout, clock, toolVersion, lookup.settings());
    } catch (IndexUrlException | RouteException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * A time in whole seconds.
   *
   * @throws ConfigurationException where it is not one
   */
  public static Duration seconds(String text) throws ConfigurationException {
    if (!SECONDS.matcher(text.strip()).matches()) {
      throw new ConfigurationException(
          "the timeout is '" + text + "'; expected a number of seconds from 1 to 999999");
    }
    return Duration.ofSeconds(Long.parseLong(text.strip()));
  }

  /**
   * A client without a cache whose deadline begins now, or empty where the run is offline.
   *
   * @param usual the time for all its requests where no timeout is set
   */
  public Optional<Index> index(Duration usual) {
    return index(usual, null);
  }

  /** The same with a cache for the pages of the {@link #target}. */
  Optional<Index> index(Duration usual, @Nullable KeptAnswers cache) {
    return offline
        ? Optional.empty()
        : Optional.of(
            new Index(
                hosts,
                toolVersion,
                Deadline.after(timeout == null ? usual : timeout, clock),
                Pause.SLEEP,
                route,
                cache));
  }

  /**
   * The hosts of source repositories, with a deadline that begins now; of an offline run, those
   * alone that git's configuration puts on this machine.
   *
   * @param usual the time for all requests where no timeout is set
   * @throws ConfigurationException where git's proxy cannot be used
   */
  public CommitHosts commits(Duration usual) throws ConfigurationException {
    if (offline) {
      return new CommitHosts(git::rewritten, null);
    }
    Deadline deadline = Deadline.after(timeout == null ? usual : timeout, clock);
    try {
      Exchange exchange =
          new Exchange(
              git.proxy().isPresent() ? route.through(git.proxy().get()) : route,
              "ebuild-attest/" + toolVersion + " (+https://github.com/ebuildattest/ebuild-attest)",
              deadline,
              Stall.USUAL,
              1);
      return new CommitHosts(
          git::rewritten, new Retries(exchange, deadline, Pause.SLEEP, BackOff.random()));
    } catch (RouteException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The hosts that are asked, in words; empty where the run is offline. */
  Optional<String> hosts() {
    return offline ? Optional.empty() : Optional.of(hosts.toString());
  }

  /** The hosts that would be asked; what is cached of them is found offline too. */
  IndexHosts target() {
    return hosts;
  }
}
