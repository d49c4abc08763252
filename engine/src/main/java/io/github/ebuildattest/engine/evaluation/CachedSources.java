package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.digest.Sha256;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.MetadataCache;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares SRC_URI in a tree's metadata cache with what the ebuild itself says. */
public final class CachedSources {

  /** A crate's URL as cargo.eclass wrote it before it named the host that serves it. */
  private static final Pattern OLD_CRATE =
      Pattern.compile(
          "https://crates\\.io/api/v1/crates/([^/ ]+)/([^/ ]+)/download -> \\1-\\2\\.crate(?= |$)");

  private CachedSources() {}

  /**
   * A cache entry that disagrees with its ebuild.
   *
   * @param finding what it says
   * @param sha256 of the entry's bytes: what a decision about it names
   */
  public record Disagreement(Finding finding, String sha256) {}

  /**
   * The disagreement; empty where both agree, where there is no entry, or where the ebuild was
   * refused, so that there is nothing to compare with.
   *
   * @param entry the ebuild's in the tree's metadata cache
   */
  static Optional<Disagreement> disagreement(
      Optional<MetadataCache.Entry> entry, EbuildSources ebuild) {
    if (!(ebuild.evaluation() instanceof Evaluated evaluated)) {
      return Optional.empty();
    }
    Optional<String> other =
        entry.stream()
            .flatMap(e -> e.srcUris().stream())
            .filter(uri -> !comparable(uri).equals(comparable(evaluated.srcUri())))
            .findFirst();
    if (other.isEmpty()) {
      return Optional.empty();
    }
    Finding finding =
        Finding.at(
            FindingId.METADATA_CACHE_DISAGREES,
            MetadataCache.path(ebuild.file()),
            0,
            "says that SRC_URI is '"
                + folded(other.get())
                + "'; the ebuild says '"
                + evaluated.srcUri()
                + "'");
    return Optional.of(new Disagreement(finding, Sha256.hex(entry.get().bytes())));
  }

  /** Whether an entry of the metadata cache says that its ebuild fetches from PyPI. */
  static boolean namePyPi(Optional<MetadataCache.Entry> entry) {
    return entry.stream()
        .flatMap(e -> e.srcUris().stream())
        .anyMatch(uri -> uri.contains("pythonhosted.org") || uri.contains("mirror://pypi"));
  }

  private static String folded(String srcUri) {
    return String.join(" ", srcUri.strip().split("\\s+"));
  }

  private static String comparable(String srcUri) {
    return OLD_CRATE
        .matcher(folded(srcUri))
        .replaceAll("https://static.crates.io/crates/$1/$1-$2.crate");
  }
}
