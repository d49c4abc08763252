package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.cache.Incoming;
import io.github.ebuildattest.engine.distribution.ProjectName;
import io.github.ebuildattest.engine.http.BackOff;
import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Exchange;
import io.github.ebuildattest.engine.http.Pause;
import io.github.ebuildattest.engine.http.Redirects;
import io.github.ebuildattest.engine.http.Retries;
import io.github.ebuildattest.engine.http.Route;
import io.github.ebuildattest.engine.http.Stall;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.CanonicalUrl;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The index, asked over HTTP: PyPI, or the one that replaces it. Only the configured hosts are ever
 * contacted; an answer is the index's own word, or a {@code Failure} that says why there is none.
 * No answer is remembered, least of all a negative one, apart from how long a host asked to be left
 * alone, and the bytes of pages, which count only where the index confirms them. Safe for use by
 * several threads, which together make {@value #AT_A_TIME} requests at a time.
 */
public final class Index {

  /** How many requests are under way at most, however many threads ask. */
  public static final int AT_A_TIME = 4;

  /** What one segment of a URL's path may hold: no slash, no percent sign, no dot segment. */
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+!-]*");

  private final IntegrityApi integrity;
  private final SimpleApi simple;
  private final Downloads downloads;

  /**
   * A client for one run that takes the VM's own route to the hosts and keeps nothing.
   *
   * @param hosts the only ones it contacts
   * @param toolVersion what the User-Agent names
   * @param deadline by which every answer must be there
   * @param pause how to wait between attempts
   */
  public Index(IndexHosts hosts, String toolVersion, Deadline deadline, Pause pause) {
    this(hosts, toolVersion, deadline, pause, Route.OF_THE_VM, null);
  }

  /**
   * A client for one run.
   *
   * @param hosts the only ones it contacts, except for a proxy on the way
   * @param toolVersion what the User-Agent names
   * @param deadline by which every answer must be there
   * @param pause how to wait between attempts
   * @param route the way to the hosts
   * @param cache of these hosts' pages, or null where nothing is kept
   */
  public Index(
      IndexHosts hosts,
      String toolVersion,
      Deadline deadline,
      Pause pause,
      Route route,
      @Nullable KeptAnswers cache) {
    this(hosts, toolVersion, deadline, pause, route, cache, BackOff.random(), Stall.USUAL);
  }

  Index(
      IndexHosts hosts,
      String toolVersion,
      Deadline deadline,
      Pause pause,
      Route route,
      @Nullable KeptAnswers cache,
      BackOff backOff,
      Stall stall) {
    String userAgent =
        "ebuild-attest/" + toolVersion + " (+https://github.com/ebuildattest/ebuild-attest)";
    Exchange exchange = new Exchange(route, userAgent, deadline, stall, AT_A_TIME);
    Redirects http = new Redirects(new Retries(exchange, deadline, pause, backOff), hosts);
    this.integrity = new IntegrityApi(http, hosts, deadline);
    this.simple = new SimpleApi(http, hosts, deadline, cache);
    this.downloads = new Downloads(http, hosts, deadline);
  }

  /**
   * Asks for the provenance of one file.
   *
   * @param project in any spelling
   * @param version in any spelling of PEP 440
   * @param fileName exactly as the index spells it
   * @throws IllegalArgumentException where one of them is not a single segment of a URL
   */
  public IntegrityAnswer integrity(String project, String version, String fileName) {
    return integrity.ask(
        ProjectName.normalize(segment(project)), segment(version), segment(fileName));
  }

  /**
   * Asks for a project's files and status.
   *
   * @param project in any spelling
   * @throws IllegalArgumentException where it is not a single segment of a URL
   */
  public SimpleAnswer simple(String project) {
    return simple.ask(ProjectName.normalize(segment(project)));
  }

  /**
   * Downloads a file that an ebuild names, from the configured index, whatever host the ebuild
   * names.
   *
   * @param artifact of kind {@link Artifact.Kind#PYPI}
   * @param expectedSize in bytes; the download ends at the first byte beyond it
   * @param copy written or overwritten, as far as it goes; null where nobody keeps it
   * @throws IllegalArgumentException where the artifact is not a file of PyPI's
   */
  public DownloadAnswer download(Artifact artifact, long expectedSize, @Nullable Incoming copy) {
    CanonicalUrl url =
        CanonicalUrl.parse(artifact.uri())
            .filter(canonical -> canonical.kind() == Artifact.Kind.PYPI)
            .orElseThrow(() -> new IllegalArgumentException("not PyPI's: " + artifact.uri()));
    return downloads.download(url.path(), expectedSize, copy);
  }

  /** Whether an index can be asked about a file of this name. */
  public static boolean serves(String fileName) {
    return SEGMENT.matcher(fileName).matches();
  }

  private static String segment(String text) {
    if (!SEGMENT.matcher(text).matches()) {
      throw new IllegalArgumentException("not a segment of an index's URL: " + text);
    }
    return text;
  }
}
