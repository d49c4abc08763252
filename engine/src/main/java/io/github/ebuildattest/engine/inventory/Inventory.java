package io.github.ebuildattest.engine.inventory;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every entry of a tree that a package manager could read, held against what it would have to be.
 * The entries are found by going where a package manager goes: through the top-level directories to
 * the packages in them, and through {@code eclass}, {@code profiles} and {@code metadata}, links
 * followed.
 */
public final class Inventory {

  private static final String ATTRIBUTES = ".gitattributes";

  private static final String LOST =
      "is a symbolic link that leads out of the overlay or nowhere, ";

  private final OverlayTree tree;
  private final Set<String> categories;
  private final RewrittenFiles rewritten;
  private final Set<String> listed = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private final @Nullable Altered altered;

  private Inventory(OverlayTree tree, @Nullable Altered altered, boolean onlyCertain)
      throws IOException {
    this.tree = tree;
    this.altered = altered;
    this.categories = Categories.of(tree);
    this.rewritten = new RewrittenFiles(tree, onlyCertain);
  }

  /**
   * What is wrong with a tree, in the order of its entries.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<Problem> problems(OverlayTree tree) throws IOException {
    return problems(tree, null, false);
  }

  /**
   * What is wrong with those entries of a tree that a change alters, and with others beside them.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<Problem> problems(OverlayTree tree, Altered altered) throws IOException {
    return problems(tree, altered, false);
  }

  /**
   * What was wrong with the same entries before the change. Where it concerns attributes, what was
   * uncertain then explains nothing that is now.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<Problem> problemsBefore(OverlayTree base, Altered altered) throws IOException {
    return problems(base, altered, altered.places().stream().anyMatch(p -> p.endsWith(ATTRIBUTES)));
  }

  private static List<Problem> problems(
      OverlayTree tree, @Nullable Altered altered, boolean onlyCertain) throws IOException {
    boolean concernsAll =
        altered != null && altered.places().stream().anyMatch(Inventory::concernsAll);
    Inventory inventory = new Inventory(tree, concernsAll ? null : altered, onlyCertain);
    inventory.directory("");
    return List.copyOf(inventory.problems);
  }

  /** Whether a place decides what others are: attributes, or which directories are categories. */
  private static boolean concernsAll(String place) {
    return place.endsWith(ATTRIBUTES) || "profiles/categories/".startsWith(place + "/");
  }

  /**
   * Directories whose records are malformed, and new.
   *
   * @throws IOException where a tree cannot be read
   */
  public static List<Problem> malformed(OverlayTree base, OverlayTree target) throws IOException {
    List<Problem> found = new ArrayList<>();
    target
        .malformedSince(base)
        .forEach(
            (path, id) ->
                found.add(
                    problem(
                        path,
                        "",
                        "has the malformed tree object " + id + ", which others read otherwise",
                        Weight.READ)));
    return found;
  }

  private void directory(String directory) throws IOException {
    for (OverlayTree.Entry entry : tree.list(directory)) {
      String path = directory.isEmpty() ? entry.name() : directory + "/" + entry.name();
      EntryKind kind = EntryKind.of(path);
      if (kind == EntryKind.NONE || (altered != null && !altered.meets(path))) {
        continue;
      }
      if (kind == EntryKind.EBUILD) {
        name(path);
      }
      Optional<String> end = judge(path, entry.type(), kind);
      if (end.isPresent() && isListed(kind, path, end.get())) {
        directory(path);
      }
    }
  }

  /** Packages lie two levels below the top; a profile or a cache that links to itself is one. */
  private boolean isListed(EntryKind kind, String path, String end) throws IOException {
    return switch (kind) {
      case CATEGORY, PACKAGE, TOP -> true;
      case PROFILE, CACHE ->
          type(end).equals(Optional.of(OverlayTree.Type.DIRECTORY))
              && (listed.add(end) || path.indexOf('/') == path.lastIndexOf('/'));
      default -> false;
    };
  }

  /** What is named like an ebuild and is not one (PMS 3.1, 3.2, 8.1). */
  private void name(String path) throws IOException {
    String[] parts = path.split("/", -1);
    boolean understood =
        PackageName.of(parts[0], parts[1]).flatMap(pkg -> EbuildFile.of(pkg, parts[2])).isPresent();
    if (understood) {
      return;
    }
    // Portage and PMS agree on names of plain ASCII; of others they differ, and so do versions
    boolean plain = path.chars().allMatch(c -> c > ' ' && c < 0x7f);
    add(
        path,
        plain
            ? "is not named as an ebuild of its package is, so that Portage leaves it out"
            : "has characters in its name with which Portage may take it for an ebuild or not",
        plain ? Weight.NOT_READ : weight(EntryKind.EBUILD, path));
  }

  /** Where an entry leads that is what it has to be; empty where it is not. */
  private Optional<String> judge(String path, OverlayTree.Type type, EntryKind kind)
      throws IOException {
    if (kind == EntryKind.OTHER_CACHE) {
      problems.add(
          problem(path, "", "is of a layout that is not read here, " + kind.where, Weight.READ));
      return Optional.empty();
    }
    if (type == OverlayTree.Type.OTHER) {
      add(path, "is a submodule or a device, " + kind.where, weight(kind, path));
      return Optional.empty();
    }
    Optional<String> end =
        type == OverlayTree.Type.SYMLINK ? tree.resolve(path) : Optional.of(path);
    if (type == OverlayTree.Type.SYMLINK
        && (kind == EntryKind.PIN || kind == EntryKind.ATTRIBUTES)) {
      add(path, "is a symbolic link, " + kind.where, Weight.READ);
    } else if (end.isEmpty()) {
      add(path, LOST + kind.where, weight(kind, path));
    }
    return end.isEmpty() ? end : shaped(path, end.get(), kind);
  }

  private Optional<String> shaped(String path, String end, EntryKind kind) throws IOException {
    boolean isDirectory = type(end).equals(Optional.of(OverlayTree.Type.DIRECTORY));
    if (kind.shape == EntryKind.Shape.FILE && isDirectory) {
      add(path, "is a directory, " + kind.where, weight(kind, path));
      return Optional.empty();
    }
    if (kind.shape == EntryKind.Shape.DIRECTORY && !isDirectory) {
      return Optional.empty();
    }
    if (!isDirectory && isReadByPortage(kind)) {
      Optional<String> how = rewritten.how(end);
      if (how.isPresent()) {
        problems.add(
            new Problem(
                FindingId.CONTENT_REWRITTEN,
                path,
                tree.object(path).orElse(""),
                how.get(),
                Weight.READ));
      }
    }
    return Optional.of(end);
  }

  private static boolean isReadByPortage(EntryKind kind) {
    return kind != EntryKind.PIN && kind != EntryKind.ATTRIBUTES;
  }

  private Weight weight(EntryKind kind, String path) {
    return switch (kind) {
      case CATEGORY, PACKAGE, PACKAGE_FILE, EBUILD ->
          Categories.weight(path.split("/", 2)[0], categories);
      case ECLASS, PROFILE -> Weight.MAYBE_READ;
      default -> Weight.READ;
    };
  }

  private Optional<OverlayTree.Type> type(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (path.isEmpty()) {
      return Optional.of(OverlayTree.Type.DIRECTORY);
    }
    return tree.list(slash < 0 ? "" : path.substring(0, slash)).stream()
        .filter(e -> e.name().equals(name))
        .map(OverlayTree.Entry::type)
        .findFirst();
  }

  /** Of what nobody reads, only a name that promises an ebuild is worth a word. */
  private void add(String path, String text, Weight weight) throws IOException {
    if (weight != Weight.NOT_READ || EntryKind.of(path) == EntryKind.EBUILD) {
      problems.add(problem(path, tree.object(path).orElse(""), text, weight));
    }
  }

  private static Problem problem(String path, String object, String text, Weight weight) {
    return new Problem(FindingId.TREE_NOT_UNDERSTOOD, path, object, text, weight);
  }
}
