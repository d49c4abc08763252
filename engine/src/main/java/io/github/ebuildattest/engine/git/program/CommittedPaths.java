package io.github.ebuildattest.engine.git.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files a commit could choose: those that lie in a work tree, and those that a link in it
 * leads to. What git keeps below {@code .git} is not among them, since no commit can hold such a
 * name.
 *
 * @param roots the work trees, absolute, with symbolic links resolved
 */
record CommittedPaths(List<Path> roots) {

  /** As many links in a row as Linux follows (path_resolution(7)). */
  private static final int MOST_LINKS = 40;

  CommittedPaths {
    roots = List.copyOf(roots);
  }

  /**
   * Whether a commit decides what is found at a path: because it lies in a work tree, leads there,
   * or is reached by a link that lies there. A path that cannot be followed counts as one.
   */
  boolean decide(Path path) {
    Path at = path.toAbsolutePath();
    for (int links = 0; links <= MOST_LINKS; links++) {
      if (holds(at.normalize())) {
        return true;
      }
      try {
        Path next = followed(at);
        if (next.equals(at)) {
          return false;
        }
        at = next;
      } catch (IOException e) {
        return true;
      }
    }
    return true;
  }

  /** The path with the first of its links replaced by what it says, or the path itself. */
  private Path followed(Path path) throws IOException {
    Path at = path.getRoot();
    List<Path> names = new ArrayList<>();
    path.forEach(names::add);
    for (int i = 0; i < names.size(); i++) {
      Path next = at.resolve(names.get(i));
      if (names.get(i).toString().equals("..")) {
        next = at.getParent() == null ? at : at.getParent();
      } else if (Files.isSymbolicLink(next)) {
        Path target = at.resolve(Files.readSymbolicLink(next));
        for (Path rest : names.subList(i + 1, names.size())) {
          target = target.resolve(rest);
        }
        return target;
      }
      at = next;
    }
    return at;
  }

  private boolean holds(Path path) {
    return roots.stream()
        .filter(path::startsWith)
        .anyMatch(
            root -> {
              for (Path name : root.relativize(path)) {
                if (name.toString().equals(".git")) {
                  return false;
                }
              }
              return true;
            });
  }
}
