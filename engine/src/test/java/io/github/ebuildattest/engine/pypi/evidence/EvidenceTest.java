package io.github.ebuildattest.engine.pypi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ebuildattest.engine.cache.CacheFolder;
import io.github.ebuildattest.engine.cache.Incoming;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.index.DownloadAnswer;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import io.github.ebuildattest.engine.pypi.index.RawDocument;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.ArtifactClassifier;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class EvidenceTest {

  private static final String SDIST = "/packages/source/f/foo/foo-1.0.tar.gz";
  private static final String HASHED = "/packages/ab/cd/" + "0".repeat(60) + "/foo-1.0.tar.gz";
  private static final String PROVENANCE = "/integrity/foo/1.0/foo-1.0.tar.gz/provenance";
  private static final String UNATTESTED =
      "{\"message\": \"No provenance available for foo-1.0.tar.gz\"}";

  /** That a Manifest has a line for it is all that matters here. */
  private static final Manifest.Dist LISTED =
      new Manifest.Dist(
          "foo-1.0.tar.gz.provenance", 2, Map.of("BLAKE2B", "0".repeat(128)), 1, "DIST …");

  private final Artifact artifact = artifact("foo-1.0.tar.gz");
  private LoopbackIndex server;
  @TempDir private Path distDir;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackIndex();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void bytes_in_distdir_need_no_index() throws IOException {
    write("foo-1.0.tar.gz", "abc");
    assertThat(online().bytes(artifact, 3)).isEqualTo(measured("abc", Source.DISTDIR));
    assertThat(server.asked).isEmpty();
  }

  @Test
  void bytes_that_are_not_in_distdir_come_from_the_configured_index() throws IOException {
    server.answers(SDIST, Response.of(302, "").with("Location", HASHED));
    server.answers(HASHED, Response.of(200, "abc"));
    assertThat(online().bytes(artifact, 3)).isEqualTo(measured("abc", Source.INDEX));
  }

  @Test
  void a_download_leaves_no_file_behind() throws IOException {
    Set<String> before = downloads();
    server.answers(SDIST, Response.of(200, "abc"));
    online().bytes(artifact, 3);
    online().bytes(artifact, 2);
    assertThat(downloads()).isSubsetOf(before);
  }

  private static Set<String> downloads() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(name -> name.startsWith("ebuild-attest-") && name.endsWith(".part"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void a_download_stops_where_the_manifest_says_the_file_ends() throws IOException {
    server.answers(SDIST, Response.of(200, new byte[1 << 22]));
    try (Incoming copy = Incoming.in(distDir)) {
      assertThat(server.index().download(artifact, 1000, copy))
          .isEqualTo(new DownloadAnswer.Served(new FileDigests.LongerThan(1000)));
      copy.keep(new CacheFolder(distDir, "."), "target");
    }
    assertThat(distDir.resolve("target")).hasSize(1001);
    assertThat(online().bytes(artifact, 1000))
        .isEqualTo(new BytesEvidence.Measured(new FileDigests.LongerThan(1000), Source.INDEX));
  }

  @Test
  void a_file_in_distdir_is_read_no_further_than_the_manifest_says() throws IOException {
    try (RandomAccessFile sparse =
        new RandomAccessFile(distDir.resolve("foo-1.0.tar.gz").toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertThat(offline().bytes(artifact, 10))
        .isEqualTo(new BytesEvidence.Measured(new FileDigests.LongerThan(10), Source.DISTDIR));
  }

  @Test
  void a_file_that_the_index_does_not_know_is_no_failure() {
    assertThat(online().bytes(artifact, 3)).isInstanceOf(BytesEvidence.NoSuchFile.class);
  }

  @Test
  void a_mirror_url_is_fetched_from_the_index_too() throws IOException {
    server.answers(SDIST, Response.of(200, "abc"));
    Artifact mirrored =
        new ArtifactClassifier(false)
            .classify("mirror://pypi/f/foo/foo-1.0.tar.gz", "foo-1.0.tar.gz", List.of())
            .artifact();
    assertThat(online().bytes(mirrored, 3)).isEqualTo(measured("abc", Source.INDEX));
  }

  @Test
  void offline_and_absent_bytes_are_not_checked() {
    assertThat(bytesFinding(offline())).isEqualTo(FindingId.DISTFILE_ABSENT);
    assertThat(bytesFinding(new Evidence(null, null, null))).isEqualTo(FindingId.DISTFILE_ABSENT);
  }

  @Test
  void a_pipe_in_distdir_is_not_waited_for() throws Exception {
    Path pipe = distDir.resolve("foo-1.0.tar.gz");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    assertThat(bytesFinding(online())).isEqualTo(FindingId.DISTFILE_ABSENT);
    Files.createSymbolicLink(distDir.resolve("foo-1.0.tar.gz.provenance"), pipe);
    assertThat(provenanceFinding(online(), true)).isEqualTo(FindingId.PROVENANCE_ABSENT);
  }

  @Test
  void a_link_to_a_regular_file_is_followed_as_portage_does(@TempDir Path readOnly)
      throws IOException {
    Path real = Files.writeString(readOnly.resolve("foo-1.0.tar.gz"), "abc");
    Files.createSymbolicLink(distDir.resolve("foo-1.0.tar.gz"), real);
    assertThat(offline().bytes(artifact, 3)).isEqualTo(measured("abc", Source.DISTDIR));
  }

  @Test
  void a_name_that_leaves_distdir_is_not_read() throws IOException {
    Files.writeString(distDir.resolveSibling("outside"), "abc");
    Evidence evidence = new Evidence(distDir, null, null);
    assertThat(evidence.bytes(artifact("../outside"), 3)).isInstanceOf(BytesEvidence.Failure.class);
    Files.delete(distDir.resolveSibling("outside"));
  }

  @Test
  void a_provenance_that_the_manifest_lists_is_read_from_distdir() throws IOException {
    write("foo-1.0.tar.gz.provenance", "{}");
    assertThat(provenance(online(), artifact, true)).isEqualTo(document("{}", Source.DISTDIR));
    assertThat(server.asked).isEmpty();
  }

  @Test
  void a_leftover_provenance_gives_way_to_the_index() throws IOException {
    write("foo-1.0.tar.gz.provenance", "{}");
    server.answers(PROVENANCE, Response.of(200, "[]"));
    assertThat(provenance(online(), artifact, false)).isEqualTo(document("[]", Source.INDEX));
    assertThat(provenance(offline(), artifact, false)).isEqualTo(document("{}", Source.DISTDIR));
  }

  @Test
  void a_renamed_provenance_is_found() throws IOException {
    write("foo.json", "{}");
    assertThat(offline().provenance(artifact, "foo.json", Optional.of(LISTED)))
        .isEqualTo(document("{}", Source.DISTDIR));
  }

  @Test
  void the_index_is_asked_where_distdir_lacks_a_listed_provenance() {
    server.answers(PROVENANCE, Response.of(404, UNATTESTED));
    assertThat(provenance(online(), artifact, true))
        .isInstanceOf(ProvenanceEvidence.Unattested.class);
  }

  @Test
  void a_file_that_the_index_does_not_know_is_never_called_unattested() {
    assertThat(provenance(online(), artifact, false))
        .isInstanceOf(ProvenanceEvidence.NoSuchFile.class);
  }

  @Test
  void a_huge_provenance_is_refused_without_being_read() throws IOException {
    try (RandomAccessFile sparse =
        new RandomAccessFile(distDir.resolve("foo-1.0.tar.gz.provenance").toFile(), "rw")) {
      sparse.setLength(100L << 20);
    }
    assertThat(provenanceFinding(offline(), true)).isEqualTo(FindingId.PROVENANCE_NOT_JSON);
  }

  @Test
  void offline_and_absent_provenance_is_not_checked() {
    assertThat(provenanceFinding(offline(), true)).isEqualTo(FindingId.PROVENANCE_ABSENT);
  }

  @Test
  void a_file_of_a_kind_that_is_never_attested_is_unattested() {
    Artifact old =
        new ArtifactClassifier(false)
            .classify(
                "https://files.pythonhosted.org/packages/source/f/foo/foo-1.0.tar.bz2",
                "foo-1.0.tar.bz2",
                List.of())
            .artifact();
    assertThat(provenance(offline(), old, false)).isInstanceOf(ProvenanceEvidence.Unattested.class);
  }

  @Test
  void only_files_of_pypi_are_evidence() {
    Artifact other =
        new ArtifactClassifier(false)
            .classify("https://example.org/foo-1.0.tar.gz", "foo-1.0.tar.gz", List.of())
            .artifact();
    assertThatIllegalArgumentException().isThrownBy(() -> online().bytes(other, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> provenance(online(), other, true));
  }

  private Evidence online() {
    return new Evidence(distDir, null, server.index());
  }

  private Evidence offline() {
    return new Evidence(distDir, null, null);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(distDir.resolve(name), text);
  }

  private FindingId bytesFinding(Evidence evidence) {
    return ((BytesEvidence.Failure) evidence.bytes(artifact, 3)).finding().id();
  }

  private static ProvenanceEvidence provenance(
      Evidence evidence, Artifact artifact, boolean listed) {
    return evidence.provenance(
        artifact,
        artifact.distfile() + ".provenance",
        listed ? Optional.of(LISTED) : Optional.empty());
  }

  private FindingId provenanceFinding(Evidence evidence, boolean listed) {
    return ((ProvenanceEvidence.Failure) provenance(evidence, artifact, listed)).finding().id();
  }

  private static Artifact artifact(String distfile) {
    return new ArtifactClassifier(false)
        .classify("https://files.pythonhosted.org" + SDIST, distfile, List.of())
        .artifact();
  }

  private static BytesEvidence measured(String text, Source source) {
    return new BytesEvidence.Measured(FileDigests.of(text.getBytes(UTF_8), text.length()), source);
  }

  private static ProvenanceEvidence document(String text, Source source) {
    return new ProvenanceEvidence.Document(RawDocument.of(text.getBytes(UTF_8)), source);
  }
}
