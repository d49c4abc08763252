package io.github.ebuildattest.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.pep740.SigstoreJava;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleOverlayTest {

  @TempDir Path folder;

  @Test
  void is_written_the_same_byte_for_byte_each_time() throws Exception {
    SampleOverlay.writeTo(folder.resolve("one"));
    SampleOverlay.writeTo(folder.resolve("two"));
    assertThat(files(folder.resolve("one"))).isEqualTo(files(folder.resolve("two")));
  }

  @Test
  void every_package_has_ebuild_manifest_metadata_and_pin() throws Exception {
    SampleOverlay.writeTo(folder);
    for (SamplePackage pkg : SamplePackages.ALL) {
      Path directory = folder.resolve(pkg.id());
      assertThat(directory.resolve("Manifest")).exists();
      assertThat(directory.resolve("metadata.xml")).exists();
      assertThat(directory.resolve("attestations.toml")).exists();
      for (String version : pkg.versions()) {
        assertThat(directory.resolve(pkg.name() + "-" + version + ".ebuild")).exists();
      }
    }
  }

  @Test
  void every_line_of_a_manifest_is_of_a_file_in_distdir() throws Exception {
    SampleOverlay.writeTo(folder);
    for (SamplePackage pkg : SamplePackages.ALL) {
      for (String line : Files.readAllLines(folder.resolve(pkg.id()).resolve("Manifest"))) {
        String name = line.split(" ")[1];
        assertThat(new Distfiles(folder).line(name)).isEqualTo(line);
      }
    }
  }

  @Test
  void the_manifest_lists_a_provenance_where_the_eclass_would_fetch_it() throws Exception {
    SampleOverlay.writeTo(folder);
    assertThat(folder.resolve("dev-python/heron-parser/Manifest"))
        .content()
        .contains("DIST heron_parser-1.4.0.tar.gz.provenance ");
    assertThat(folder.resolve("dev-python/egret-cache/Manifest"))
        .content()
        .doesNotContain("provenance");
  }

  @Test
  void a_pin_remembers_the_lowest_version_and_the_pattern_of_its_ref() throws Exception {
    SampleOverlay.writeTo(folder);
    assertThat(folder.resolve("dev-python/curlew-wire/attestations.toml"))
        .hasContent(
            """
            project = "curlew-wire"
            attested = true
            attested-since = "1.2rc1"

            [[attestation-identities]]
            kind = "GitHub"
            repository = "curlew-wire/curlew-wire"
            workflow = "release.yml"
            environment = ""
            repository-id = "700100301"
            owner-id = "700200301"
            ref = "refs/tags/v{version}"
            trigger = "release"
            runner = "github-hosted"
            """);
  }

  @Test
  void every_provenance_in_distdir_is_accepted_by_sigstore_java() throws Exception {
    SampleOverlay.writeTo(folder);
    SigstoreJava verifier = SigstoreJava.trusting(SampleOverlay.SIGSTORE.trustedRootJson(), folder);
    List<Path> documents;
    try (Stream<Path> files = Files.list(folder.resolve("distfiles"))) {
      documents = files.filter(f -> f.toString().endsWith(".provenance")).toList();
    }
    assertThat(documents).hasSize(9);
    for (Path document : documents) {
      verifier.verify(
          JsonParser.parseString(Files.readString(document))
              .getAsJsonObject()
              .getAsJsonArray("attestation_bundles")
              .get(0)
              .getAsJsonObject()
              .getAsJsonArray("attestations")
              .get(0)
              .getAsJsonObject());
    }
  }

  /** The overlay's DISTDIR. */
  private record Distfiles(Path root) {
    String line(String name) throws IOException {
      byte[] bytes = Files.readAllBytes(root.resolve("distfiles").resolve(name));
      return new Distfile(name, bytes).manifestLine();
    }
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(path).toString(),
            new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
