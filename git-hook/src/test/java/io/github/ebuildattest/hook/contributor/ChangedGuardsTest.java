package io.github.ebuildattest.hook.contributor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change to what guards the overlay is told, however it comes. */
class ChangedGuardsTest extends ContributorCase {

  private static final String LAX = "workflow-change = \"warn\"\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata/ebuild-attest.toml",
        "pom.xml",
        "tools/pom.xml",
        ".mvn/maven.config",
        ".github/workflows/gate.yml",
        ".forgejo/workflows/gate.yml",
        ".gitea/workflows/gate.yml",
        ".gitlab-ci.yml",
        ".woodpecker.yaml",
        ".woodpecker/gate.yml",
        ".builds/gate.yml",
        ".build.yml",
        "Jenkinsfile",
        ".pre-commit-config.yaml",
        "lefthook.yml",
        ".lefthook/pre-push/gate.sh",
        ".husky/pre-push",
        ".githooks/pre-push",
        ".gitmodules",
        ".gitattributes",
        "dev-python/.gitattributes",
        ".travis.yml",
        "azure-pipelines.yml",
        ".circleci/config.yml",
      })
  void names_a_file_that_guards(String path) throws IOException {
    String text = path.endsWith(".toml") ? LAX : "# a comment\n";
    overlay.write(path, text).slipIn();

    assertNamed(path);
  }

  @Test
  void names_the_policy_whose_directory_becomes_a_link() throws IOException {
    Files.move(overlay.file("metadata"), overlay.file("meta"));
    Files.createSymbolicLink(overlay.file("metadata"), Path.of("meta"));
    overlay.write("meta/ebuild-attest.toml", LAX);
    base = overlay.git("rev-parse", "HEAD");
    overlay.slipIn();
    assertNamed("metadata/ebuild-attest.toml");

    base = overlay.git("rev-parse", "HEAD");
    overlay.write("meta/ebuild-attest.toml", "ref-change = \"warn\"\n").slipIn();
    assertNamed("metadata/ebuild-attest.toml");
  }

  @ParameterizedTest
  @ValueSource(strings = {".github", ".github/workflows", "Jenkinsfile", "lefthook.yml", ".husky"})
  void names_a_guard_that_a_link_leads_from(String link) throws IOException {
    overlay.write("ci/gate", "one\n").write("ci/deeper/gate", "one\n");
    Files.createDirectories(overlay.file(link).toAbsolutePath().getParent());
    boolean directory = link.startsWith(".");
    Path target = Path.of(link.contains("/") ? "../ci" : directory ? "ci" : "ci/gate");
    Files.createSymbolicLink(overlay.file(link), target);
    base = overlay.git("rev-parse", "HEAD");
    overlay.slipIn();
    assertNamed(link);

    base = overlay.git("rev-parse", "HEAD");
    overlay.write("ci/gate", "two\n").slipIn();
    assertNamed(link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README", "docs/Jenkinsfile", "metadata/layout.conf.orig", "github/x"})
  void is_silent_about_the_rest(String path) throws IOException {
    overlay.write(path, "x\n").slipIn();

    assertThat(overlay.check("--since", base).ids()).doesNotContain("gate-changed");
  }

  private void assertNamed(String path) {
    Reported report = overlay.check("--since", base);
    assertThat(report.message("gate-changed")).contains(path);
  }
}
