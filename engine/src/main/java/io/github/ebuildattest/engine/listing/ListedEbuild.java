package io.github.ebuildattest.engine.listing;

import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluator reads in one ebuild.
 *
 * @param file its package and version
 * @param inherited eclasses, in order
 * @param srcUri SRC_URI as evaluated, tokens separated by one space; empty where refused
 * @param artifacts the files in it
 * @param pypi the variables pypi.eclass read; null where refused
 * @param upstream what ebuild, metadata.xml or pin expect its files to be built from
 * @param refused why it was refused; null where it was not
 */
public record ListedEbuild(
    EbuildFile file,
    List<String> inherited,
    String srcUri,
    List<Artifact> artifacts,
    @Nullable Variables pypi,
    ExpectedUpstream upstream,
    @Nullable Refusal refused) {

  /**
   * The variables of pypi.eclass.
   *
   * @param pn PYPI_PN
   * @param noNormalize whether PYPI_NO_NORMALIZE was set
   * @param verifyRepo PYPI_VERIFY_REPO, or null
   */
  public record Variables(String pn, boolean noNormalize, @Nullable String verifyRepo) {}

  /**
   * Why an ebuild was refused.
   *
   * @param reason one sentence
   * @param line from 1, or 0 where it is about the whole file
   */
  public record Refusal(String reason, int line) {}

  public ListedEbuild {
    inherited = List.copyOf(inherited);
    artifacts = List.copyOf(artifacts);
  }
}
