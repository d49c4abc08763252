package io.github.ebuildattest.engine.git;

/**
 * A file that a commit deleted.
 *
 * @param path relative to the overlay
 * @param before the tree that still had it
 * @param commit the commit that deleted it
 */
public record GoneFile(String path, CommitTree before, Commit commit) {}
