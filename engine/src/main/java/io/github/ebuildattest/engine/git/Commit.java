package io.github.ebuildattest.engine.git;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit of a repository.
 *
 * @param id its object name, 40 hexadecimal digits in lower case
 */
public record Commit(String id) {

  static Commit of(AnyObjectId id) {
    return new Commit(id.name());
  }

  ObjectId objectId() {
    return ObjectId.fromString(id);
  }

  /** As much of the id as messages show. */
  public String abbreviated() {
    return id.substring(0, 12);
  }
}
