package io.github.ebuildattest.engine.git;

import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;

/**
 * An object that the history names and that this clone lacks, found while it is read; the message
 * names the remedy. A shallow or partial clone is read only as far as it goes.
 */
public final class ObjectMissingException extends IOException {

  private static final long serialVersionUID = 1L;

  static final String SHALLOW_REMEDY =
      "fetch the whole history (git fetch --unshallow, or fetch-depth: 0 in CI)";

  ObjectMissingException(MissingObjectException cause) {
    super(
        "object "
            + cause.getObjectId().abbreviate(12).name()
            + " is missing here; "
            + SHALLOW_REMEDY
            + ", and for a partial clone git fetch --refetch --no-filter",
        cause);
  }
}
