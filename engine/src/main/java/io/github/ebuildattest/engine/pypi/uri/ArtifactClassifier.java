package io.github.ebuildattest.engine.pypi.uri;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.uri.Artifact.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells PyPI's files and provenances from everything else in SRC_URI. Only URLs in their one
 * canonical spelling count as PyPI's; what looks like one of them without being one is refused, so
 * that no two programs can read one URL differently.
 */
public final class ArtifactClassifier {

  private final boolean pypiMirrorRedefined;
  private final Set<String> aliases;

  /**
   * A classifier for one overlay.
   *
   * @param pypiMirrorRedefined whether the overlay's {@code profiles/thirdpartymirrors} says where
   *     {@code mirror://pypi} leads
   */
  public ArtifactClassifier(boolean pypiMirrorRedefined) {
    this(pypiMirrorRedefined, Set.of());
  }

  /**
   * The same where the overlay has other mirrors that lead to PyPI.
   *
   * @param aliases their names
   */
  public ArtifactClassifier(boolean pypiMirrorRedefined, Set<String> aliases) {
    this.pypiMirrorRedefined = pypiMirrorRedefined;
    this.aliases = Set.copyOf(aliases);
  }

  /** Whether an address, or any other text, names a mirror that the overlay leads to PyPI. */
  public boolean namesAlias(String text) {
    return aliases.stream().anyMatch(name -> text.contains("mirror://" + name + "/"));
  }

  /**
   * Classifies one entry of SRC_URI.
   *
   * @param uri as evaluated, without a {@code fetch+} or {@code mirror+} prefix (PMS 8.2.10)
   * @param distfile its name in DISTDIR
   * @param useConditions the USE conditionals around it, outermost first
   */
  public Classification classify(String uri, String distfile, List<String> useConditions) {
    Optional<CanonicalUrl> canonical = CanonicalUrl.parse(uri);
    if (canonical.isPresent() && !(pypiMirrorRedefined && canonical.get().throughMirror())) {
      CanonicalUrl url = canonical.get();
      return new Classification.Plain(
          new Artifact(
              uri,
              fileName(uri),
              distfile,
              url.kind(),
              url.project(),
              url.version(),
              useConditions));
    }
    Artifact other =
        new Artifact(uri, fileName(uri), distfile, Kind.OTHER, null, null, useConditions);
    if (canonical.isPresent()) {
      return disguised(other, "the overlay itself says where mirror://pypi leads");
    }
    if (namesAlias(uri)) {
      return disguised(other, "the overlay itself says that this mirror leads to PyPI");
    }
    return LookAlike.ofPyPi(uri)
        ? disguised(other, "it looks like PyPI's and is not the canonical spelling of any")
        : new Classification.Plain(other);
  }

  private static Classification disguised(Artifact artifact, String why) {
    return new Classification.Disguised(
        artifact,
        Finding.about(
            FindingId.SOURCE_DISGUISED,
            artifact.distfile(),
            "the URL " + printable(artifact.uri()) + " does not count as PyPI's: " + why));
  }

  private static String fileName(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** Shows what the eye would miss: anything but printable ASCII becomes an escape. */
  private static String printable(String uri) {
    StringBuilder shown = new StringBuilder();
    uri.chars()
        .forEach(
            c -> {
              if (c > 0x20 && c < 0x7f) {
                shown.append((char) c);
              } else {
                shown.append(String.format("\\u%04x", c));
              }
            });
    return shown.toString();
  }
}
