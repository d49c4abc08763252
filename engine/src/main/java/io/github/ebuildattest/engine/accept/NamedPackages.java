package io.github.ebuildattest.engine.accept;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Packages that a human names. What is judged is what is staged, so nothing may lie beside it in
 * the work tree that the answer would miss.
 *
 * @param staged the index
 * @param workTree the files as they lie on disk
 */
public record NamedPackages(OverlayTree staged, OverlayTree workTree) {

  private static final List<String> BESIDE_EBUILDS = List.of("Manifest", "metadata.xml");

  /**
   * Requires that each is a package, all of which is staged.
   *
   * @throws ConfigurationException which names the nearest package, or what to stage
   */
  public void require(Set<PackageName> packages) throws IOException, ConfigurationException {
    for (PackageName name : packages) {
      Set<String> files = files(name, staged);
      files.addAll(files(name, workTree));
      if (files.isEmpty()) {
        throw new ConfigurationException("There is no package " + name + nearest(name) + ".");
      }
      Set<String> unstaged = new TreeSet<>();
      for (String file : files) {
        if (!sameText(staged.read(file), workTree.read(file))) {
          unstaged.add(file);
        }
      }
      if (!unstaged.isEmpty()) {
        throw new ConfigurationException(
            String.join(", ", unstaged)
                + (unstaged.size() == 1 ? " is" : " are")
                + " not staged as in the work tree, and what is staged is judged: git add "
                + name.directory());
      }
    }
  }

  private static Set<String> files(PackageName name, OverlayTree tree) throws IOException {
    Set<String> files = new TreeSet<>();
    for (OverlayTree.Entry entry : tree.list(name.directory())) {
      if (entry.type() != OverlayTree.Type.DIRECTORY
          && (BESIDE_EBUILDS.contains(entry.name())
              || EbuildFile.of(name, entry.name()).isPresent())) {
        files.add(name.directory() + "/" + entry.name());
      }
    }
    return files;
  }

  /** Git may write other line ends into the work tree. */
  private static boolean sameText(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent()
        && other.isPresent()
        && Arrays.equals(withoutReturns(one.get()), withoutReturns(other.get()));
  }

  private static byte[] withoutReturns(byte[] bytes) {
    byte[] kept = new byte[bytes.length];
    int length = 0;
    for (byte b : bytes) {
      if (b != '\r') {
        kept[length++] = b;
      }
    }
    return Arrays.copyOf(kept, length);
  }

  private String nearest(PackageName name) throws IOException {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Set<PackageName> known =
        PackageDirectory.all(staged).stream()
            .map(PackageDirectory::name)
            .collect(Collectors.toCollection(TreeSet::new));
    return known.stream()
        .min(Comparator.comparing(k -> distance.apply(k.toString(), name.toString())))
        .map(k -> "; the nearest name is " + k)
        .orElse("");
  }
}
