package io.github.ebuildattest.engine.distribution;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file on PyPI, taken apart. Extensions are {@code .whl}, {@code .tar.gz} and {@code
 * .zip}, in lower case only.
 *
 * @param fileName as it was written
 * @param kind source distribution or wheel
 * @param project normalised by PEP 503
 * @param version by PEP 440
 * @param build a wheel's build tag, or null where it has none, and for source distributions
 * @param tags a wheel's tags, or null for source distributions
 * @see <a href="https://peps.python.org/pep-0427/#file-name-convention">PEP 427, wheels</a>
 * @see <a href="https://peps.python.org/pep-0625/">PEP 625, source distributions</a>
 */
public record DistributionFileName(
    String fileName,
    Kind kind,
    String project,
    Pep440Version version,
    @Nullable WheelBuild build,
    @Nullable WheelTags tags) {

  /** What sort of distribution a file is. */
  public enum Kind {
    /** A source distribution. */
    SDIST,
    /** A wheel. */
    WHEEL
  }

  /**
   * Takes a file name apart. Names older than PEP 625 may carry hyphens in the project and in the
   * version; the version then begins after the last hyphen that is followed by a valid version.
   *
   * @return empty where it is not the name of a distribution
   */
  public static Optional<DistributionFileName> parse(String fileName) {
    return DistributionFileNames.parse(fileName, null);
  }

  /**
   * Takes a file name apart where the project is known, which settles {@code foo-1-1.tar.gz}: of
   * project {@code foo} it is version {@code 1-1}, of project {@code foo-1} version {@code 1}.
   *
   * @param project in any spelling
   * @return empty where it is not the name of a distribution of that project
   */
  public static Optional<DistributionFileName> parse(String fileName, String project) {
    return DistributionFileNames.parse(fileName, ProjectName.normalize(project));
  }

  /**
   * Whether both names mean the same file to an index: project and version are equal, and for
   * wheels also build tag and tags. So {@code foo-1.0.zip} is the same as {@code Foo-1.0.0.tar.gz};
   * only the digest tells those apart.
   */
  public boolean sameFileAs(DistributionFileName other) {
    return kind == other.kind
        && project.equals(other.project)
        && version.equals(other.version)
        && Objects.equals(build, other.build)
        && Objects.equals(tags, other.tags);
  }
}
