package io.github.ebuildattest.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BumpsTest {

  @TempDir Path folder;
  private SampleRepository repository;

  @BeforeEach
  void create() throws IOException {
    repository = SampleRepository.create(folder.resolve("overlay"));
  }

  @Test
  void names_are_unique_and_a_block_names_what_it_must_give() {
    List<Bump> all = Bumps.all();
    assertThat(new HashSet<>(all.stream().map(Bump::name).toList())).hasSameSizeAs(all);
    assertThat(all).filteredOn(b -> !b.passes()).allMatch(b -> !b.findings().isEmpty());
  }

  @Test
  void a_new_repository_is_clean_and_knows_its_trusted_root_and_distdir() throws Exception {
    assertThat(repository.git().run("status", "--porcelain")).isEmpty();
    assertThat(repository.git().run("config", "ebuild-attest.trustedRoot").strip())
        .isEqualTo(repository.trustedRoot().toString());
    assertThat(Path.of(repository.git().run("config", "ebuild-attest.distdir").strip()))
        .isDirectory();
  }

  @Test
  void the_first_commit_is_the_same_everywhere() throws Exception {
    SampleRepository again = SampleRepository.create(folder.resolve("again"));
    assertThat(again.git().run("rev-parse", "HEAD"))
        .isEqualTo(repository.git().run("rev-parse", "HEAD"));
  }

  @Test
  void each_bump_can_be_staged_whatever_was_staged_or_committed_before() throws Exception {
    for (Bump bump : Bumps.all()) {
      repository.stage(bump);
      assertThat(staged()).as(bump.name()).isNotEmpty().allMatch(l -> l.charAt(1) == ' ');
      repository.git().commit(bump.name(), Instant.EPOCH);
      repository.stage(bump);
      if (!bump.name().equals("pin-removed")) {
        assertThat(staged()).as(bump.name() + " again").isNotEmpty();
      }
    }
  }

  @Test
  void a_bump_adds_ebuild_and_manifest_lines_and_uploads_what_they_name() throws Exception {
    repository.stage(Bumps.named("attested").orElseThrow());
    assertThat(staged())
        .containsExactlyInAnyOrder(
            "M  dev-python/heron-parser/Manifest",
            "A  dev-python/heron-parser/heron-parser-1.5.0.ebuild");
    Path sdist = repository.distdir().resolve("heron_parser-1.5.0.tar.gz");
    Index index = IndexFolder.read(repository.indexFolder());
    assertThat(index.at("/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz"))
        .get()
        .satisfies(
            file -> {
              assertThat(file.bytes()).isEqualTo(Files.readAllBytes(sdist));
              assertThat(file.provenance())
                  .isEqualTo(Files.readString(Path.of(sdist + ".provenance")));
            });
  }

  @Test
  void a_tampered_file_agrees_with_its_manifest_and_a_mismatching_one_does_not() throws Exception {
    repository.stage(Bumps.named("tampered").orElseThrow());
    assertThat(manifestAgrees("heron_parser-1.20.0.tar.gz")).isTrue();
    repository.stage(Bumps.named("manifest-mismatch").orElseThrow());
    assertThat(manifestAgrees("heron_parser-1.21.0.tar.gz")).isFalse();
  }

  private boolean manifestAgrees(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(repository.distdir().resolve(name));
    String line = new Distfile(name, bytes).manifestLine();
    return Files.readAllLines(repository.root().resolve("dev-python/heron-parser/Manifest"))
        .contains(line);
  }

  private List<String> staged() throws IOException {
    return repository.git().run("status", "--porcelain", "--no-renames").lines().toList();
  }
}
