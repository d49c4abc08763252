package io.github.ebuildattest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.ebuild.EbuildEvaluator;
import io.github.ebuildattest.engine.ebuild.EbuildText;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.ebuild.gentoo.PypiVariables;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.ArtifactClassifier;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rare shapes that real ebuilds have, each from its text to what every file of it is. */
class OddShapesTest {
  private static final String FILES = "https://files.pythonhosted.org/packages/";
  private static final String SDIST = FILES + "source/r/reed-warbler/reed_warbler-2.0rc1.tar.gz";
  private static final String WHEEL =
      FILES + "py3/r/reed-warbler/reed_warbler-2.0rc1-py3-none-any.whl";
  private static final String INTEGRITY = "https://pypi.org/integrity/reed-warbler/v2.0rc1/";

  private static Evaluated evaluated(String body) {
    Evaluation evaluation =
        new EbuildEvaluator(name -> Optional.empty())
            .evaluate(
                new EbuildText(
                    "dev-python/reed-warbler/reed-warbler-2.0_rc1-r2.ebuild",
                    "dev-python",
                    "reed-warbler",
                    "2.0_rc1-r2",
                    ("EAPI=8\n" + body).getBytes(StandardCharsets.UTF_8)));
    assertThat(evaluation).isInstanceOf(Evaluated.class);
    return (Evaluated) evaluation;
  }

  private static List<Artifact> artifacts(Evaluated ebuild) {
    ArtifactClassifier classifier = new ArtifactClassifier(false);
    return ebuild.sources().stream()
        .map(s -> classifier.classify(s.uri(), s.distfile(), s.useConditions()))
        .peek(c -> assertThat(c).isInstanceOf(Classification.Plain.class))
        .map(Classification::artifact)
        .toList();
  }

  private static Artifact sdist() {
    return new Artifact(
        SDIST,
        "reed_warbler-2.0rc1.tar.gz",
        "reed_warbler-2.0rc1.tar.gz",
        Artifact.Kind.PYPI,
        "reed-warbler",
        "2.0rc1",
        List.of());
  }

  private static Artifact wheel(String distfile, String... conditions) {
    return new Artifact(
        WHEEL,
        "reed_warbler-2.0rc1-py3-none-any.whl",
        distfile,
        Artifact.Kind.PYPI,
        "reed-warbler",
        "2.0rc1",
        List.of(conditions));
  }

  private static Artifact provenance(String file, String distfile, String... conditions) {
    return new Artifact(
        INTEGRITY + file + "/provenance",
        "provenance",
        distfile,
        Artifact.Kind.PROVENANCE,
        "reed-warbler",
        "2.0rc1",
        List.of(conditions));
  }

  @Test
  void a_second_projects_sdist_for_the_tests() {
    Evaluated found =
        evaluated(
            """
            VECTORS_PV=1.3
            inherit distutils-r1 pypi
            SRC_URI+="
            	test? (
            		$(pypi_sdist_url reed_vectors "${VECTORS_PV}")
            	)
            "
            """);

    String vectors = FILES + "source/r/reed_vectors/reed_vectors-1.3.tar.gz";
    assertThat(found.srcUri()).isEqualTo(SDIST + " test? ( " + vectors + " )");
    assertThat(found.inherited()).containsExactly("distutils-r1", "pypi");
    assertThat(artifacts(found))
        .containsExactly(
            sdist(),
            new Artifact(
                vectors,
                "reed_vectors-1.3.tar.gz",
                "reed_vectors-1.3.tar.gz",
                Artifact.Kind.PYPI,
                "reed-vectors",
                "1.3",
                List.of("test")));
  }

  @Test
  void wheel_and_sdist_each_with_its_provenance() {
    Evaluated found =
        evaluated(
            """
            PYPI_VERIFY_REPO=https://github.com/marsh/reed-warbler
            inherit pypi
            SRC_URI+="
            	$(pypi_wheel_url)
            	verify-provenance? (
            		$(pypi_provenance_url "$(pypi_wheel_name)") -> $(pypi_wheel_name).provenance
            	)
            "
            """);

    String sdistName = "reed_warbler-2.0rc1.tar.gz";
    String wheelName = "reed_warbler-2.0rc1-py3-none-any.whl";
    assertThat(found.srcUri().split(" "))
        .containsExactly(
            SDIST,
            "verify-provenance?",
            "(",
            INTEGRITY + sdistName + "/provenance",
            "->",
            sdistName + ".provenance",
            ")",
            WHEEL,
            "verify-provenance?",
            "(",
            INTEGRITY + wheelName + "/provenance",
            "->",
            wheelName + ".provenance",
            ")");
    assertThat(found.pypi())
        .isEqualTo(
            new PypiVariables("reed-warbler", false, "https://github.com/marsh/reed-warbler"));
    assertThat(artifacts(found))
        .containsExactly(
            sdist(),
            provenance(sdistName, sdistName + ".provenance", "verify-provenance"),
            wheel(wheelName),
            provenance(wheelName, wheelName + ".provenance", "verify-provenance"));
  }

  @Test
  void a_provenance_that_is_always_fetched_and_a_distfile_copied_back_to_its_name() {
    Evaluated found =
        evaluated(
            """
            inherit pypi
            MY_DIST="reed_warbler-$(pypi_translate_version "${PV}").tar.gz"
            SRC_URI="
            	$(pypi_sdist_url) -> ${P}.pypi.tar.gz
            	$(pypi_provenance_url "${MY_DIST}") -> ${P}.json
            "
            src_unpack() {
            	cp "${DISTDIR}/${P}.pypi.tar.gz" "${T}/${MY_DIST}" || die
            	pypi_verify_provenance "${T}/${MY_DIST}" "${DISTDIR}/${P}.json"
            	default
            }
            """);

    assertThat(found.srcUri())
        .isEqualTo(
            SDIST
                + " -> reed-warbler-2.0_rc1.pypi.tar.gz "
                + INTEGRITY
                + "reed_warbler-2.0rc1.tar.gz/provenance -> reed-warbler-2.0_rc1.json");
    assertThat(artifacts(found))
        .containsExactly(
            new Artifact(
                SDIST,
                "reed_warbler-2.0rc1.tar.gz",
                "reed-warbler-2.0_rc1.pypi.tar.gz",
                Artifact.Kind.PYPI,
                "reed-warbler",
                "2.0rc1",
                List.of()),
            provenance("reed_warbler-2.0rc1.tar.gz", "reed-warbler-2.0_rc1.json"));
    assertThat(artifacts(found).get(1).attestedFileName()).isEqualTo("reed_warbler-2.0rc1.tar.gz");
  }

  @Test
  void a_wheel_renamed_so_that_it_is_unpacked() {
    Evaluated found =
        evaluated("inherit pypi\nSRC_URI=\"$(pypi_wheel_url --unpack)\"\nS=${WORKDIR}\n");

    String zip = "reed_warbler-2.0rc1-py3-none-any.whl.zip";
    assertThat(found.srcUri()).isEqualTo(WHEEL + " -> " + zip);
    assertThat(artifacts(found)).containsExactly(wheel(zip));
  }

  @Test
  void a_wheel_beside_the_forges_archive() {
    Evaluated found =
        evaluated(
            """
            inherit pypi
            SRC_URI="
            	https://github.com/marsh/warbler/archive/${PV/_/-}.tar.gz -> ${P}.gh.tar.gz
            	!doc? ( test? ( $(pypi_wheel_url) ) )
            "
            """);

    String archive = "https://github.com/marsh/warbler/archive/2.0-rc1.tar.gz";
    assertThat(found.srcUri())
        .isEqualTo(
            archive + " -> reed-warbler-2.0_rc1.gh.tar.gz !doc? ( test? ( " + WHEEL + " ) )");
    assertThat(artifacts(found))
        .containsExactly(
            new Artifact(
                archive,
                "2.0-rc1.tar.gz",
                "reed-warbler-2.0_rc1.gh.tar.gz",
                Artifact.Kind.OTHER,
                null,
                null,
                List.of()),
            wheel("reed_warbler-2.0rc1-py3-none-any.whl", "!doc", "test"));
  }

  @Test
  void nothing_from_pypi_although_the_eclass_is_inherited() {
    Evaluated found =
        evaluated("inherit pypi\nSRC_URI=\"https://marsh.example/${PN}/${PV%_*}.tar.xz\"\n");

    assertThat(found.inherited()).containsExactly("pypi");
    assertThat(found.srcUri()).isEqualTo("https://marsh.example/reed-warbler/2.0.tar.xz");
    assertThat(artifacts(found))
        .singleElement()
        .satisfies(a -> assertThat(a.kind()).isEqualTo(Artifact.Kind.OTHER))
        .satisfies(a -> assertThat(a.distfile()).isEqualTo("2.0.tar.xz"));
  }

  @Test
  void a_repository_to_verify_by_that_no_eclass_reads() {
    Evaluated found =
        evaluated(
            "PYPI_VERIFY_REPO=https://github.com/marsh/reed-warbler\ninherit distutils-r1\n"
                + "SRC_URI=\"mirror://pypi/r/reed-warbler/reed_warbler-2.0rc1.tar.gz\"\n");

    assertThat(found.inherited()).containsExactly("distutils-r1");
    assertThat(found.pypi().verifyRepo()).isNull();
    assertThat(found.srcUri()).isEqualTo("mirror://pypi/r/reed-warbler/reed_warbler-2.0rc1.tar.gz");
    assertThat(artifacts(found))
        .containsExactly(
            new Artifact(
                "mirror://pypi/r/reed-warbler/reed_warbler-2.0rc1.tar.gz",
                "reed_warbler-2.0rc1.tar.gz",
                "reed_warbler-2.0rc1.tar.gz",
                Artifact.Kind.PYPI,
                "reed-warbler",
                "2.0rc1",
                List.of()));
  }
}
