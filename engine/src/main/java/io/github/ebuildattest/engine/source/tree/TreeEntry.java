package io.github.ebuildattest.engine.source.tree;

/**
 * One entry of a commit's tree, directories apart.
 *
 * @param path from the repository's root, with slashes
 * @param kind what lies there
 * @param id of its blob; of a submodule, of its commit
 */
public record TreeEntry(String path, Kind kind, String id) {

  /** What an entry can be (git, {@code Documentation/technical/index-format}). */
  public enum Kind {
    FILE,
    LINK,
    SUBMODULE
  }
}
