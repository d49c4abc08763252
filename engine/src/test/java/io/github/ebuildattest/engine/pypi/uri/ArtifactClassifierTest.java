package io.github.ebuildattest.engine.pypi.uri;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.uri.Artifact.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactClassifierTest {

  private static final String FILES = "https://files.pythonhosted.org/packages/";
  private static final String HASHED = "ab/cd/" + "0123456789".repeat(6) + "/";

  private final ArtifactClassifier classifier = new ArtifactClassifier(false);

  @ParameterizedTest
  @CsvSource({
    "source/f/foo/foo-1.0.tar.gz, foo, 1.0",
    "source/f/Foo.Bar/foo_bar-2024.10.08.zip, foo-bar, 2024.10.8",
    "source/F/Foo/Foo-1.0.tar.gz, foo, 1.0",
    "source/f/foo/foo-1-1.tar.gz, foo, 1.post1",
    "py3/f/foo/foo-1.0-py3-none-any.whl, foo, 1.0",
    "py2.py3/f/foo/foo-1!1.0+l-py2.py3-none-any.whl, foo, 1!1.0+l",
  })
  void a_file_of_the_canonical_host_is_pypis(String path, String project, String version) {
    Artifact artifact = plain(FILES + path);
    assertThat(artifact.kind()).isEqualTo(Kind.PYPI);
    assertThat(artifact.project()).isEqualTo(project);
    assertThat(artifact.version()).isEqualTo(version);
    assertThat(path).endsWith("/" + artifact.fileName());
  }

  @Test
  void a_hashed_path_is_pypis() {
    Artifact artifact = plain(FILES + HASHED + "foo_bar-1.0-py3-none-any.whl");
    assertThat(artifact.project()).isEqualTo("foo-bar");
    assertThat(artifact.version()).isEqualTo("1.0");
  }

  @Test
  void a_file_that_can_have_no_attestation_is_still_pypis() {
    Artifact artifact = plain(FILES + "source/f/foo/foo-1.0.tar.bz2");
    assertThat(artifact.kind()).isEqualTo(Kind.PYPI);
    assertThat(artifact.project()).isEqualTo("foo");
    assertThat(artifact.version()).isNull();
  }

  @Test
  void the_mirror_is_pypis_unless_the_overlay_redefines_it() {
    String uri = "mirror://pypi/f/foo/foo-1.0.tar.gz";
    assertThat(plain(uri).project()).isEqualTo("foo");
    Classification redefined =
        new ArtifactClassifier(true).classify(uri, "foo-1.0.tar.gz", List.of());
    assertThat(redefined).isInstanceOf(Classification.Disguised.class);
    assertThat(
            new ArtifactClassifier(true)
                .classify(FILES + "source/f/foo/foo-1.0.tar.gz", "foo-1.0.tar.gz", List.of()))
        .isInstanceOf(Classification.Plain.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "1.0", "1.0.0"})
  void a_provenance_names_the_file_it_is_about(String version) {
    Artifact artifact =
        plain("https://pypi.org/integrity/Foo/" + version + "/foo-1.0.tar.gz/provenance");
    assertThat(artifact.kind()).isEqualTo(Kind.PROVENANCE);
    assertThat(artifact.project()).isEqualTo("foo");
    assertThat(artifact.version()).isEqualTo("1.0");
    assertThat(artifact.attestedFileName()).isEqualTo("foo-1.0.tar.gz");
  }

  @Test
  void a_renamed_wheel_keeps_its_upstream_name() {
    Classification renamed =
        classifier.classify(
            FILES + "py3/f/foo/foo-1.0-py3-none-any.whl",
            "foo-1.0-py3-none-any.whl.zip",
            List.of("test?"));
    assertThat(renamed.artifact().fileName()).isEqualTo("foo-1.0-py3-none-any.whl");
    assertThat(renamed.artifact().distfile()).isEqualTo("foo-1.0-py3-none-any.whl.zip");
    assertThat(renamed.artifact().useConditions()).containsExactly("test?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/pypa/sampleproject/archive/v1.0.tar.gz",
        "https://example.org/files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "mirror://gentoo/foo-1.0.tar.gz",
        "mirror://sourceforge/foo/foo-1.0.tar.gz",
        "pypi.tar.gz",
        "https://docs.python.org/foo.tar.gz",
      })
  void anything_else_is_other(String uri) {
    assertThat(plain(uri).kind()).isEqualTo(Kind.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "HTTPS://files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https:/files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "fetch+https://files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://Files.PythonHosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.pythonhosted.org./packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.pythonhosted.org:443/packages/source/f/foo/foo-1.0.tar.gz",
        "https://me@files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.pythonhosted.org@evil.example/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.pythonhosted.org.evil.example/packages/source/f/foo/foo-1.0.tar.gz",
        "https://evil.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://pypi.python.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://pypi.io/packages/source/f/foo/foo-1.0.tar.gz",
        "https://test.pypi.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://pypi.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files%2Epythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.pyth%6Fnhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz?x",
        "https://files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz#sha256=0",
        "https://files.pythonhosted.org/packages/source/f/foo/../foo/foo-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/f/./foo-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/f/foo//foo-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/f/foo/foo%2D1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/f/foo\\foo-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz\n",
        "https://files.pythonhosted.org/packages/source/f/foo/foо-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/b/foo/foo-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/f/foo/bar-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/source/f/foo/foo-1.0-py3-none-any.whl",
        "https://files.pythonhosted.org/packages/py3/f/foo/foo-1.0.tar.gz",
        "https://files.pythonhosted.org/packages/AB/cd/00/foo-1.0.tar.gz",
        "https://files.pythonhosted.org/other/foo-1.0.tar.gz",
        "https://files.pythonhоsted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.xn--pythonhsted-xnj.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://рурі.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://ｐｙｐｉ.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.pyth0nhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "https://files.python\u00adhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "//files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.gz",
        "mirror://PyPI/f/foo/foo-1.0.tar.gz",
        "mirror://pypi/py3/f/foo/foo-1.0-py3-none-any.whl",
        "mirror://pypi/f/foo/foo-1.0-py3-none-any.whl",
        "https://pypi.org/integrity/foo/1.0/foo-1.0.tar.gz/provenance?x=1",
        "https://pypi.org/integrity/foo/1.1/foo-1.0.tar.gz/provenance",
        "https://pypi.org/integrity/bar/1.0/foo-1.0.tar.gz/provenance",
        "https://pypi.org/integrity/foo/1.0/foo-1.0.tar.gz",
        "http://pypi.org/integrity/foo/1.0/foo-1.0.tar.gz/provenance",
      })
  void what_looks_like_pypi_and_is_not_canonical_is_disguised(String uri) {
    Classification classification = classifier.classify(uri, "foo-1.0.tar.gz", List.of());
    assertThat(classification).isInstanceOf(Classification.Disguised.class);
    assertThat(classification.artifact().kind()).isEqualTo(Kind.OTHER);
    assertThat(((Classification.Disguised) classification).finding().id())
        .isEqualTo(FindingId.SOURCE_DISGUISED);
  }

  @Test
  void a_disguise_is_shown_in_the_message() {
    Classification.Disguised disguised =
        (Classification.Disguised)
            classifier.classify("https://files.pythonhоsted.org/x", "x", List.of());
    assertThat(disguised.finding().message()).contains("pythonh\\u043ested");
  }

  private Artifact plain(String uri) {
    Classification classification = classifier.classify(uri, "a-file", List.of());
    assertThat(classification).isInstanceOf(Classification.Plain.class);
    return classification.artifact();
  }
}
