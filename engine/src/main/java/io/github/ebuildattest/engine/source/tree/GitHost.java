package io.github.ebuildattest.engine.source.tree;

import io.github.ebuildattest.engine.digest.Bytes;

/** Where one repository can be asked, by git's protocol in its second version. */
interface GitHost {

  /** What came back. */
  sealed interface Reply {}

  /** An answer, readable or not. */
  record Answered(Bytes body) implements Reply {}

  /**
   * No such repository, or none that everybody may read.
   *
   * @param why a clause
   */
  record NoRepository(String why) implements Reply {}

  /**
   * No answer.
   *
   * @param why a clause
   */
  record Failed(String why) implements Reply {}

  /**
   * Sends one request.
   *
   * @param question packet lines
   */
  Reply ask(byte[] question);
}
