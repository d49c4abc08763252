package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.cache.Incoming;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Fetched;
import io.github.ebuildattest.engine.http.Redirects;
import io.github.ebuildattest.engine.http.Request;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Files by their canonical path, {@code /packages/…}: PyPI redirects {@code
 * source/f/foo/foo-1.0.tar.gz} to the hashed path where the bytes lie.
 */
final class Downloads {

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
            new Request<>(uri, "*/*", expectedSize, () -> new DownloadSink(copy, expectedSize)));
    if (fetched instanceof Fetched.Found<DownloadSink> found) {
      return served(uri, found, expectedSize);
    }
    if (fetched instanceof Fetched.Refused<DownloadSink> refused) {
      return refused.status() == 404
          ? new DownloadAnswer.NoSuchFile()
          : new DownloadAnswer.Failure(UnusableResponse.status(uri, refused, deadline.now()));
    }
    return new DownloadAnswer.Failure(((Fetched.Broken<DownloadSink>) fetched).finding());
  }

  private static DownloadAnswer served(
      URI uri, Fetched.Found<DownloadSink> found, long expectedSize) {
    try {
      FileDigests.Measured measured = found.body().end();
      return found.headers().encoded() && !ofSize(measured, expectedSize)
          ? new DownloadAnswer.Failure(UnusableResponse.body(uri, "its content is encoded"))
          : new DownloadAnswer.Served(measured);
    } catch (IOException e) {
      return new DownloadAnswer.Failure(
          Finding.of(FindingId.NETWORK_UNREACHABLE, "hashing " + uri + " was interrupted"));
    }
  }

  /** A mirror may call a plain .tar.gz encoded; it then still has as many bytes as expected. */
  private static boolean ofSize(FileDigests.Measured measured, long expectedSize) {
    return measured instanceof FileDigests.Complete complete
        && complete.digests().size() == expectedSize;
  }
}
