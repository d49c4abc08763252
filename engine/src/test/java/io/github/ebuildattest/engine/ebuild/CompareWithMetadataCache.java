package io.github.ebuildattest.engine.ebuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares the evaluator with what a package manager wrote: {@code CompareWithMetadataCache OVERLAY
 * [all]} evaluates every ebuild of an overlay that has an entry in {@code metadata/md5-cache} and
 * inherits pypi ({@code all}: every ebuild), and counts where SRC_URI, as a multiset of tokens, is
 * equal, refused or wrong. Ends with status 1 if one is wrong.
 */
final class CompareWithMetadataCache {
  private final Path overlay;
  private final boolean all;
  private final TreeMap<String, Integer> counts = new TreeMap<>();

  private CompareWithMetadataCache(Path overlay, boolean all) {
    this.overlay = overlay;
    this.all = all;
  }

  public static void main(String[] arguments) throws IOException {
    CompareWithMetadataCache compare =
        new CompareWithMetadataCache(Path.of(arguments[0]), arguments.length > 1);
    compare.run();
    System.out.println(overlayName(arguments[0]) + " " + compare.counts);
    if (compare.counts.containsKey("wrong")) {
      System.exit(1);
    }
  }

  private static String overlayName(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  private void run() throws IOException {
    EbuildEvaluator evaluator = new EbuildEvaluator(this::eclass);
    List<EbuildText> ebuilds = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(overlay.resolve("metadata/md5-cache"))) {
      for (Path entry : entries.filter(Files::isRegularFile).sorted().toList()) {
        add(entry, ebuilds, expected);
      }
    }
    for (int i = 0; i < ebuilds.size(); i++) {
      judge(ebuilds.get(i), evaluator.evaluate(ebuilds.get(i)), expected.get(i));
    }
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long start = System.nanoTime();
      ebuilds.forEach(evaluator::evaluate);
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf(
        "%d ebuilds, %.4f ms each (best of 20 rounds)%n",
        ebuilds.size(), best / 1e6 / Math.max(1, ebuilds.size()));
  }

  private Optional<String> eclass(String name) {
    Path file = overlay.resolve("eclass").resolve(name + ".eclass");
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Path entry, List<EbuildText> ebuilds, List<String> expected) throws IOException {
    String eclasses = "";
    String sources = "";
    for (String line : Files.readAllLines(entry)) {
      if (line.startsWith("_eclasses_=")) {
        eclasses = "\t" + line.substring("_eclasses_=".length()) + "\t";
      } else if (line.startsWith("SRC_URI=")) {
        sources = line.substring("SRC_URI=".length());
      }
    }
    if (!all && !eclasses.contains("\tpypi\t")) {
      return;
    }
    String category = String.valueOf(entry.getParent().getFileName());
    String pf = String.valueOf(entry.getFileName());
    String pn = pf.replaceFirst("-[0-9][0-9.]*[a-z]?(_[a-z0-9]+)*(-r[0-9]+)?$", "");
    Path ebuild = overlay.resolve(category).resolve(pn).resolve(pf + ".ebuild");
    if (!Files.isRegularFile(ebuild)) {
      counts.merge("absent", 1, Integer::sum);
      return;
    }
    ebuilds.add(
        new EbuildText(
            overlay.relativize(ebuild).toString(),
            category,
            pn,
            pf.substring(pn.length() + 1),
            Files.readAllBytes(ebuild)));
    expected.add(sources);
  }

  private void judge(EbuildText ebuild, Evaluation evaluation, String expected) {
    if (evaluation instanceof Refused refused) {
      counts.merge("refused", 1, Integer::sum);
      System.out.println("refused " + ebuild.path() + ": " + refused.reason());
      return;
    }
    String found = ((Evaluated) evaluation).srcUri();
    boolean equal = sorted(found).equals(sorted(expected));
    counts.merge(equal ? "equal" : "wrong", 1, Integer::sum);
    if (!equal) {
      System.out.println("wrong " + ebuild.path() + "\n  cache " + expected + "\n  here  " + found);
    }
  }

  /** Caches older than cargo.eclass's move to static.crates.io count with the new address. */
  private static List<String> sorted(String tokens) {
    String[] all =
        tokens
            .strip()
            .replaceAll(
                "https://crates.io/api/v1/crates/([^/ ]+)/([^/ ]+)/download -> \\1-\\2\\.crate",
                "https://static.crates.io/crates/$1/$1-$2.crate")
            .split("\\s+");
    Arrays.sort(all);
    return List.of(all);
  }
}
