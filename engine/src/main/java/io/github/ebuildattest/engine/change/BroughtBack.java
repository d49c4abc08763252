package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.CommitTree;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a branch still has and the other side has gone back on since they parted: a bump that was
 * reverted there, above all. A merge would not bring it back, and a branch that takes the other
 * one's place would. Where the other side has moved on instead, to an ebuild that the base did not
 * have, the branch is merely behind, and nothing is said of it.
 */
final class BroughtBack {

  private final OverlayTree base;
  private final OverlayTree tip;
  private final OverlayTree target;

  private BroughtBack(OverlayTree base, OverlayTree tip, OverlayTree target) {
    this.base = base;
    this.tip = tip;
    this.target = target;
  }

  /**
   * The paths in which the packages that went back differ between the tip and the target.
   *
   * @param base where the histories part
   * @param tip the other side's
   * @param target this side's
   */
  static NavigableSet<String> paths(CommitTree base, CommitTree tip, CommitTree target)
      throws IOException {
    Set<PackageName> moved = packages(tip.changedSince(base));
    NavigableSet<String> paths = new TreeSet<>();
    if (moved.isEmpty()) {
      return paths;
    }
    BroughtBack back = new BroughtBack(base, tip, target);
    for (String path : target.changedSince(tip)) {
      Optional<PackageName> name = packageOf(path);
      if (name.isPresent() && moved.contains(name.get())) {
        paths.add(path);
      }
    }
    for (PackageName name : packages(paths)) {
      if (!back.wentBack(name)) {
        paths.removeIf(path -> path.startsWith(name.directory() + "/"));
      }
    }
    return paths;
  }

  private boolean wentBack(PackageName name) throws IOException {
    Set<String> had = ebuilds(base, name);
    Set<String> has = ebuilds(tip, name);
    if (!had.containsAll(has)) {
      return false;
    }
    for (String ebuild : ebuilds(target, name)) {
      Optional<byte[]> kept = target.read(ebuild);
      boolean ofTheBase = kept.isPresent() && same(kept, base.read(ebuild));
      if (ofTheBase && !same(kept, tip.read(ebuild))) {
        return true;
      }
    }
    String manifest = name.directory() + "/Manifest";
    Set<String> lost = lines(target, manifest);
    lost.retainAll(lines(base, manifest));
    lost.removeAll(lines(tip, manifest));
    return !lost.isEmpty();
  }

  private static Set<String> ebuilds(OverlayTree tree, PackageName name) throws IOException {
    return tree.list(name.directory()).stream()
        .flatMap(entry -> EbuildFile.of(name, entry.name()).stream())
        .map(EbuildFile::path)
        .collect(Collectors.toSet());
  }

  private static Set<String> lines(OverlayTree tree, String path) throws IOException {
    return tree.read(path).stream()
        .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() && other.isPresent() && java.util.Arrays.equals(one.get(), other.get());
  }

  private static Set<PackageName> packages(Set<String> paths) {
    return paths.stream().flatMap(path -> packageOf(path).stream()).collect(Collectors.toSet());
  }

  private static Optional<PackageName> packageOf(String path) {
    List<String> names = List.of(path.split("/", 3));
    return names.size() < 3
        ? Optional.empty()
        : PackageName.parse(names.get(0) + "/" + names.get(1));
  }
}
