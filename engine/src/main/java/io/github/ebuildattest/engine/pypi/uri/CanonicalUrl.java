package io.github.ebuildattest.engine.pypi.uri;

import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.distribution.ProjectName;
import io.github.ebuildattest.engine.pypi.uri.Artifact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URLs that count as PyPI's, each in one spelling: no user, port, query, fragment, percent
 * sign, dot segment, backslash, control character or anything beyond ASCII.
 *
 * <ul>
 *   <li>{@code https://files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz}, and wheels
 *       with their Python tag in place of {@code source}
 *   <li>{@code https://files.pythonhosted.org/packages/ab/cd/60 hex digits/foo-1.0.tar.gz}
 *   <li>{@code mirror://pypi/f/foo/foo-1.0.tar.gz}
 *   <li>{@code https://pypi.org/integrity/foo/1.0/foo-1.0.tar.gz/provenance}
 * </ul>
 *
 * @param kind {@code PYPI} or {@code PROVENANCE}
 * @param path below the host that serves it, beginning with a slash; mirror URLs resolved
 * @param throughMirror whether it is a {@code mirror://pypi} URL
 * @param project normalised, or null where nothing says it
 * @param version in normal form, or null where nothing says it
 * @see <a href="https://docs.pypi.org/api/integrity/">PyPI, Integrity API</a>
 */
public record CanonicalUrl(
    Kind kind,
    String path,
    boolean throughMirror,
    @Nullable String project,
    @Nullable String version) {

  private static final String PACKAGES = "https://files.pythonhosted.org/packages/";
  private static final String MIRROR = "mirror://pypi/";
  private static final String INTEGRITY = "https://pypi.org/integrity/";

  /** What file names and versions need, {@code +} and {@code !} of PEP 440 included. */
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._+!-]+(/[A-Za-z0-9._+!-]+)*");

  private static final Pattern PYTHON_TAG = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");
  private static final Pattern HASHED = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{60}");

  public static Optional<CanonicalUrl> parse(String uri) {
    if (uri.startsWith(PACKAGES)) {
      return packages(uri.substring(PACKAGES.length()), false);
    }
    if (uri.startsWith(MIRROR)) {
      return packages("source/" + uri.substring(MIRROR.length()), true);
    }
    return uri.startsWith(INTEGRITY)
        ? provenance(uri.substring(INTEGRITY.length()))
        : Optional.empty();
  }

  private static Optional<CanonicalUrl> packages(String rest, boolean throughMirror) {
    List<String> segments = segments(rest);
    if (segments.size() != 4) {
      return Optional.empty();
    }
    String file = segments.get(3);
    if (HASHED.matcher(String.join("/", segments.subList(0, 3))).matches()) {
      Optional<DistributionFileName> name = DistributionFileName.parse(file);
      return Optional.of(
          new CanonicalUrl(
              Kind.PYPI,
              "/packages/" + rest,
              throughMirror,
              name.map(DistributionFileName::project).orElse(null),
              name.map(n -> n.version().toString()).orElse(null)));
    }
    return tagged(segments.get(0), segments.get(1), segments.get(2), file)
        ? Optional.of(ofProject(segments.get(2), file, "/packages/" + rest, throughMirror))
        : Optional.empty();
  }

  /**
   * PyPI redirects {@code tag/initial/project/file} where the initial is the project's, as written
   * or in lower case, and the tag is {@code source} for source distributions only.
   */
  private static boolean tagged(String tag, String initial, String project, String file) {
    String first = project.substring(0, 1);
    boolean bucket = initial.equals(first) || initial.equals(first.toLowerCase(Locale.ROOT));
    return bucket
        && PYTHON_TAG.matcher(tag).matches()
        && tag.equals("source") != file.endsWith(".whl")
        && ProjectName.isValid(project)
        && (DistributionFileName.parse(file).isEmpty()
            || DistributionFileName.parse(file, project).isPresent());
  }

  private static CanonicalUrl ofProject(
      String project, String file, String path, boolean throughMirror) {
    return new CanonicalUrl(
        Kind.PYPI,
        path,
        throughMirror,
        ProjectName.normalize(project),
        DistributionFileName.parse(file, project).map(n -> n.version().toString()).orElse(null));
  }

  private static Optional<CanonicalUrl> provenance(String rest) {
    List<String> segments = segments(rest);
    if (segments.size() != 4 || !segments.get(3).equals("provenance")) {
      return Optional.empty();
    }
    String project = segments.get(0);
    Optional<Pep440Version> version = Pep440Version.parse(segments.get(1));
    return DistributionFileName.parse(segments.get(2), project)
        .filter(name -> version.filter(name.version()::equals).isPresent())
        .map(
            name ->
                new CanonicalUrl(
                    Kind.PROVENANCE,
                    "/integrity/" + rest,
                    false,
                    name.project(),
                    name.version().toString()));
  }

  private static List<String> segments(String path) {
    if (!PATH.matcher(path).matches()) {
      return List.of();
    }
    List<String> segments = List.of(path.split("/", -1));
    return segments.contains(".") || segments.contains("..") ? List.of() : segments;
  }
}
