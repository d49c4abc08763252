package io.github.ebuildattest.engine.pypi;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Files by their canonical path, {@code /packages/…}: PyPI redirects {@code
 * source/f/foo/foo-1.0.tar.gz} to the hashed path where the bytes lie.
 */
final class Downloads {

  /** Only the run's deadline ends a download that goes on. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Redirects http;
  private final IndexHosts hosts;
  private final Deadline deadline;

  Downloads(Redirects http, IndexHosts hosts, Deadline deadline) {
    this.http = http;
    this.hosts = hosts;
    this.deadline = deadline;
  }

  DownloadAnswer download(String path, long expectedSize, @Nullable Incoming copy) {
    URI uri = hosts.file(path);
    Fetched<DownloadSink> fetched =
        http.get(
            new Request<>(
                uri, "*/*", expectedSize, PATIENCE, () -> new DownloadSink(copy, expectedSize)));
    if (fetched instanceof Fetched.Found<DownloadSink> found) {
      return served(uri, found.body());
    }
    if (fetched instanceof Fetched.Refused<DownloadSink> refused) {
      return refused.status() == 404
          ? new DownloadAnswer.NoSuchFile()
          : new DownloadAnswer.Failure(Refusal.status(uri, refused, deadline.now()));
    }
    return new DownloadAnswer.Failure(((Fetched.Broken<DownloadSink>) fetched).finding());
  }

  private static DownloadAnswer served(URI uri, DownloadSink body) {
    try {
      return new DownloadAnswer.Served(body.end());
    } catch (IOException e) {
      return new DownloadAnswer.Failure(
          Finding.of(FindingId.NETWORK_UNREACHABLE, "hashing " + uri + " was interrupted"));
    }
  }
}
