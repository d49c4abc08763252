package io.github.ebuildattest.engine.source.tree;

import io.github.ebuildattest.engine.http.Loopback;
import io.github.ebuildattest.engine.http.Retries;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of source repositories: github.com and gitlab.com, or what git's own configuration puts
 * in their place. A tree takes one request: that one commit, without its history (depth 1) and
 * without the contents of files.
 */
public final class CommitHosts {

  private final UnaryOperator<String> rewriting;
  private final @Nullable Retries retries;

  /**
   * Hosts.
   *
   * @param rewriting a URL as git would ask it
   * @param retries how hosts are asked; null where none may be, and only this machine is
   */
  public CommitHosts(UnaryOperator<String> rewriting, @Nullable Retries retries) {
    this.rewriting = rewriting;
    this.retries = retries;
  }

  /** What a pack is asked for. */
  private interface Reading<T> {
    T of(Pack pack) throws UnusablePackException;
  }

  /** The tree of a commit. */
  public CommitAnswer<SourceTree> tree(SourceCommit commit) {
    return ask(
        commit,
        List.of(PacketLines.commit(commit.id(), true), PacketLines.commit(commit.id(), false)),
        pack -> pack.tree(commit));
  }

  /**
   * The contents of files of a commit, by id.
   *
   * @param ids of blobs that its tree names
   */
  public CommitAnswer<Map<String, byte[]>> blobs(SourceCommit commit, Set<String> ids) {
    if (ids.isEmpty()) {
      return new CommitAnswer.Found<>(Map.of());
    }
    List<String> sorted = List.copyOf(new TreeSet<>(ids));
    return ask(
        commit,
        List.of(PacketLines.blobs(sorted)),
        pack -> {
          Map<String, byte[]> blobs = pack.blobs(sorted);
          if (!blobs.keySet().equals(ids)) {
            throw new UnusablePackException("a pack that lacks some of the files asked for");
          }
          return blobs;
        });
  }

  /**
   * Asks one question, in several ways: a host that knows no filters refuses a request with one, in
   * words that are its own.
   */
  private <T> CommitAnswer<T> ask(SourceCommit commit, List<byte[]> ways, Reading<T> reading) {
    String url = rewriting.apply(commit.repository());
    Optional<GitHost> host = host(url, url.equals(commit.repository()));
    if (host.isEmpty()) {
      return new CommitAnswer.Unreachable<>(
          retries == null
              ? url + " was not asked, since the run is offline"
              : "git's configuration leads to " + url + ", which is neither https nor a directory");
    }
    for (byte[] way : ways) {
      GitHost.Reply reply = host.get().ask(way);
      if (reply instanceof GitHost.NoRepository none) {
        return new CommitAnswer.Gone<>(none.why());
      }
      if (reply instanceof GitHost.Failed failed) {
        return new CommitAnswer.Unreachable<>(failed.why());
      }
      Optional<byte[]> pack = FetchResponse.pack(((GitHost.Answered) reply).body().toArray());
      if (pack.isPresent()) {
        return read(url, pack.get(), reading);
      }
    }
    return host.get().ask(PacketLines.references()) instanceof GitHost.Answered listed
            && FetchResponse.isList(listed.body().toArray())
        ? new CommitAnswer.Gone<>(url + " does not give commit " + commit.id())
        : new CommitAnswer.Unreachable<>(
            url + " does not answer as a git repository does (protocol version 2)");
  }

  private static <T> CommitAnswer<T> read(String url, byte[] bytes, Reading<T> reading) {
    try (Pack pack = Pack.read(bytes)) {
      return new CommitAnswer.Found<>(reading.of(pack));
    } catch (UnusablePackException e) {
      return new CommitAnswer.Unreachable<>(url + " sent " + e.getMessage());
    }
  }

  private Optional<GitHost> host(String url, boolean asNamed) {
    Optional<Path> directory = directory(url);
    if (directory.isPresent()) {
      return directory.map(LocalGitHost::new);
    }
    if (retries == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(asNamed ? url + ".git" : url);
      boolean https = "https".equalsIgnoreCase(uri.getScheme());
      boolean here = "http".equalsIgnoreCase(uri.getScheme());
      return uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && (https || (here && Loopback.is(uri.getHost())))
          ? Optional.of(new HttpGitHost(uri, retries))
          : Optional.empty();
    } catch (URISyntaxException e) {
      // the caller says where the configuration leads, and that it cannot go there
      return Optional.empty();
    }
  }

  private static Optional<Path> directory(String url) {
    if (url.startsWith("file:///")) {
      return Optional.of(Path.of(url.substring("file://".length())));
    }
    return url.startsWith("/") ? Optional.of(Path.of(url)) : Optional.empty();
  }
}
