package io.github.ebuildattest.engine.inventory;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which top-level directories are categories: the {@code profiles/categories} of all repositories
 * together say so (PMS 4.4.1). Only this one's is known here; of the Gentoo repository it is known
 * that each of its categories has a hyphen in its name, or is {@code virtual}.
 */
final class Categories {

  /** How the names of the Gentoo repository's categories begin. */
  private static final Pattern OF_GENTOO =
      Pattern.compile(
          "(acct|app|dev|games|gnome|gui|java|kde|lxde|lxqt|mail|mate|media|net|perl|ros|sci|sec|sys"
              + "|www|x11|xfce)-.*");

  private Categories() {}

  /** Those that a tree lists itself; split at everything that anybody takes for white space. */
  static Set<String> of(OverlayTree tree) throws IOException {
    Optional<byte[]> bytes = tree.read("profiles/categories");
    if (bytes.isEmpty()) {
      return Set.of();
    }
    String text = new String(bytes.get(), StandardCharsets.UTF_8);
    return new TreeSet<>(Arrays.asList(text.split("[\\s\\p{Z}\\p{Cc}]+")));
  }

  /**
   * How certain it is that a top-level directory is a category.
   *
   * @param listed the categories that the tree lists itself
   */
  static Weight weight(String name, Set<String> listed) {
    if (listed.contains(name) || name.equals("virtual") || OF_GENTOO.matcher(name).matches()) {
      return Weight.READ;
    }
    return name.indexOf('-') >= 0 ? Weight.MAYBE_READ : Weight.NOT_READ;
  }
}
