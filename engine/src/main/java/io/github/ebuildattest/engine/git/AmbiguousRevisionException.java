package io.github.ebuildattest.engine.git;

import java.util.List;

/** A name that several refs have, or a ref and an object: git takes one of them, and warns. */
public final class AmbiguousRevisionException extends RevisionException {

  private static final long serialVersionUID = 1L;

  AmbiguousRevisionException(String revision, List<String> meanings) {
    super(
        "'%s' is ambiguous: it may be %s; write one of them out"
            .formatted(revision, String.join(" or ", meanings)));
  }
}
