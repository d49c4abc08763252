package io.github.ebuildattest.engine.inventory;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * Pins in places where no package can be: nobody would judge them, so nobody may come to rely on
 * them.
 */
public final class Pins {

  private static final String NAME = "attestations.toml";

  /** A repository has no deeper directories; a work tree that holds other things may. */
  private static final int DEEPEST = 32;

  private Pins() {}

  /**
   * All misplaced pins of a tree, links not followed.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<Problem> misplaced(OverlayTree tree) throws IOException {
    List<Problem> found = new ArrayList<>();
    misplaced(tree, "", 0, found);
    return found;
  }

  /**
   * Those misplaced pins of a tree that are among some paths.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<Problem> misplaced(OverlayTree tree, NavigableSet<String> paths)
      throws IOException {
    List<Problem> found = new ArrayList<>();
    for (String path : paths) {
      if (isMisplaced(path) && !path.startsWith("../") && tree.object(path).isPresent()) {
        found.add(problem(tree, path));
      }
    }
    return found;
  }

  private static void misplaced(OverlayTree tree, String directory, int depth, List<Problem> found)
      throws IOException {
    for (OverlayTree.Entry entry : tree.list(directory)) {
      String path = directory.isEmpty() ? entry.name() : directory + "/" + entry.name();
      if (entry.type() == OverlayTree.Type.DIRECTORY) {
        if (depth < DEEPEST && !entry.name().equals(".git")) {
          misplaced(tree, path, depth + 1, found);
        }
      } else if (isMisplaced(path)) {
        found.add(problem(tree, path));
      }
    }
  }

  private static boolean isMisplaced(String path) {
    String[] parts = path.split("/", -1);
    return parts[parts.length - 1].equals(NAME)
        && !(parts.length == 3 && PackageName.of(parts[0], parts[1]).isPresent());
  }

  private static Problem problem(OverlayTree tree, String path) throws IOException {
    return new Problem(
        FindingId.PIN_MISPLACED,
        path,
        tree.object(path).orElse(""),
        "is a pin where no package can be; it remembers nothing there",
        Weight.READ);
  }
}
