package io.github.ebuildattest.engine.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The refs of one push.
 *
 * @param remote the remote's name, or null where unknown: then every remote's refs count as known
 * @param remarks what is not seen of this push, a line each
 */
record PushedRefs(List<PushedRef> refs, @Nullable String remote, List<String> remarks) {

  PushedRefs {
    refs = List.copyOf(refs);
    remarks = List.copyOf(remarks);
  }

  /** The other side in words. */
  String where() {
    return remote == null ? "another repository" : remote;
  }
}
