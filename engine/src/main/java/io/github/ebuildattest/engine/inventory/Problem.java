package io.github.ebuildattest.engine.inventory;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.PackageName;
import java.util.Optional;

/**
 * An entry of a tree that looks like something that is read and cannot be read as that, or that a
 * checkout holds otherwise than the tree. Problems of two trees are equal where nothing about the
 * entry itself differs.
 *
 * @param id what is found
 * @param path the entry, links above it not resolved; empty for the top of the tree
 * @param object git's name of what lies there, 40 hexadecimal digits; empty where there is none
 * @param text what is wrong with it, a clause that follows its name
 * @param weight how certain it is that the entry is read
 */
public record Problem(FindingId id, String path, String object, String text, Weight weight) {

  /** The package that the entry is part of, or empty where it may concern all. */
  public Optional<PackageName> owner() {
    return switch (EntryKind.of(path)) {
      case PACKAGE, PACKAGE_FILE, EBUILD, PIN -> {
        String[] parts = path.split("/", -1);
        yield PackageName.of(parts[0], parts[1]);
      }
      default -> Optional.empty();
    };
  }
}
