package io.github.ebuildattest.engine.git;

import java.io.IOException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Who changed what, as {@code NAME <ADDRESS>}. */
public final class Authors {

  private final OverlayRepository repository;

  Authors(OverlayRepository repository) {
    this.repository = repository;
  }

  /**
   * Who would commit now (git-commit(1), "Commit Information"). Where nobody is configured, git
   * would make an address of the host's name, which is not looked up here.
   */
  public String committer() {
    return said("GIT_COMMITTER_NAME", "committer.name", "user.name", "an unnamed user")
        + " <"
        + said("GIT_COMMITTER_EMAIL", "committer.email", "user.email", "")
        + ">";
  }

  private String said(String variable, String key, String otherKey, String otherwise) {
    String value = repository.caller().variable(variable);
    return value.isEmpty() ? repository.settings().first(key, otherKey).orElse(otherwise) : value;
  }

  /**
   * Whoever last changed a path in a range of commits, or an empty string where nobody did. Several
   * threads may ask.
   *
   * @param path relative to the overlay
   * @param base the range begins after it; null where it begins with the history
   * @param target the last commit of the range
   */
  public String last(String path, @Nullable Commit base, Commit target) {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      walk.setTreeFilter(
          AndTreeFilter.create(
              PathFilter.create(repository.inRepository(path)), TreeFilter.ANY_DIFF));
      walk.markStart(walk.parseCommit(target.objectId()));
      if (base != null) {
        walk.markUninteresting(walk.parseCommit(base.objectId()));
      }
      RevCommit last = walk.next();
      return last == null ? "" : text(last.getAuthorIdent());
    } catch (IOException e) {
      return "an author that cannot be read (" + e.getMessage() + ")";
    }
  }

  private static String text(PersonIdent ident) {
    return ident.getName() + " <" + ident.getEmailAddress() + ">";
  }
}
