package io.github.ebuildattest.engine.source.tree;

import java.util.Map;

/**
 * What became of a question to a git host.
 *
 * @param <T> what was asked for
 */
public sealed interface CommitAnswer<T> {

  /** It is here, and bound to the commit's id. */
  record Found<T>(T value) implements CommitAnswer<T> {}

  /**
   * The host answers that there is no such commit or repository, or none for everybody.
   *
   * @param clause what it was asked, and what it said
   */
  record Gone<T>(String clause) implements CommitAnswer<T> {}

  /**
   * Nobody can tell.
   *
   * @param clause why not
   */
  record Unreachable<T>(String clause) implements CommitAnswer<T> {}

  /** The contents of files, by id. */
  record Blobs(Map<String, byte[]> byId) {
    public Blobs {
      byId = Map.copyOf(byId);
    }
  }
}
