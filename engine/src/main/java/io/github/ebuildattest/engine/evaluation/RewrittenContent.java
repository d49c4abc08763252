package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes a checkout differ from the judged tree: attributes by which git rewrites files on the
 * way (gitattributes(5)), submodules, and links that leave the package.
 */
public final class RewrittenContent {

  private RewrittenContent() {}

  /**
   * Looks at the attributes above and in a package's directory, and at what lies in it.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<Finding> findings(OverlayTree tree, PackageName name) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (String directory : List.of("", name.category() + "/", name.directory() + "/")) {
      attributes(tree, directory + ".gitattributes", findings);
    }
    entries(tree, name, name.directory(), findings);
    return findings;
  }

  private static void attributes(OverlayTree tree, String path, List<Finding> findings)
      throws IOException {
    Optional<byte[]> bytes = tree.read(path);
    if (bytes.isEmpty()) {
      return;
    }
    int number = 0;
    for (String line : new String(bytes.get(), StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (!line.strip().startsWith("#") && rewrites(line)) {
        findings.add(
            Finding.at(
                FindingId.CONTENT_REWRITTEN,
                path,
                number,
                "has git change files as it checks them out"));
      }
    }
  }

  private static boolean rewrites(String line) {
    for (String word : line.strip().split("\\s+")) {
      if (word.equals("ident")
          || word.equals("filter")
          || word.startsWith("filter=")
          || word.startsWith("working-tree-encoding=")) {
        return true;
      }
    }
    return false;
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
