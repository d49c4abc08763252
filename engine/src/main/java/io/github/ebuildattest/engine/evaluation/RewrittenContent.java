package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may lie otherwise in a checkout than in the judged tree: submodules, and links that leave
 * the package.
 */
public final class RewrittenContent {

  private RewrittenContent() {}

  /**
   * Looks at what lies in a package's directory, at any depth.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<Finding> findings(OverlayTree tree, PackageName name) throws IOException {
    List<Finding> findings = new ArrayList<>();
    entries(tree, name, name.directory(), findings);
    return findings;
  }

  private static void entries(
      OverlayTree tree, PackageName name, String directory, List<Finding> findings)
      throws IOException {
    for (OverlayTree.Entry entry : tree.list(directory)) {
      String path = directory + "/" + entry.name();
      switch (entry.type()) {
        case DIRECTORY -> entries(tree, name, path, findings);
        case OTHER ->
            findings.add(
                Finding.at(
                    FindingId.CONTENT_REWRITTEN,
                    path,
                    0,
                    "is no file, so what will lie there is not in the tree"));
        case SYMLINK -> {
          Optional<String> real = tree.resolve(path);
          if (real.isEmpty() || !real.get().startsWith(name.directory() + "/")) {
            findings.add(
                Finding.at(FindingId.CONTENT_REWRITTEN, path, 0, "is a link out of the package"));
          }
        }
        case FILE -> {}
      }
    }
  }
}
