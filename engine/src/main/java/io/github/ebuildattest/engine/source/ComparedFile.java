package io.github.ebuildattest.engine.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of a distribution, held against the commit.
 *
 * @param path as in the distribution, without its top directory
 * @param state how it differs
 * @param remark a clause for people, or null where there is nothing to add
 */
public record ComparedFile(String path, State state, @Nullable String remark) {

  /** How a file differs from the commit's, from not at all to entirely. */
  public enum State {
    /** The same path, and the same bytes. */
    SAME,
    /** A file of a known name that a build backend writes about the distribution. */
    METADATA,
    /** The same text, every line of which ends otherwise. */
    LINE_ENDINGS,
    /** The same text but for a version, or for what {@code git archive} fills in. */
    SUBSTITUTED,
    /** The commit has other bytes at this path. */
    ALTERED,
    /** The commit has nothing at this path. */
    ADDED,
    /** It belongs to another repository, which was not asked. */
    NOT_COMPARED;

    /** As JSON names it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
