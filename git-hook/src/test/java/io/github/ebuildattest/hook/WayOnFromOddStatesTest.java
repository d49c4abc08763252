package io.github.ebuildattest.hook;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static io.github.ebuildattest.hook.Sample.egret;
import static io.github.ebuildattest.hook.Sample.heron;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.sample.SampleOverlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The way on from what none of the testkit's bumps shows: odd files, and forged documents. */
class WayOnFromOddStatesTest extends OverlayCase {

  private static final String EBUILD = HERON + "/heron-parser-1.5.0.ebuild";
  private static final String MANIFEST = HERON + "/Manifest";

  private static final Instant LOGGED = Instant.parse("2025-09-02T10:00:00Z");

  private interface SetUp {
    void on(Overlay overlay) throws IOException;
  }

  static Stream<Arguments> states() {
    return Stream.of(
        state("upstream-malformed", o -> o.edit(EBUILD, "=https://github.com/her", "=her")),
        state("ebuild-not-evaluated", o -> append(o, EBUILD, "SRC_URI=$(curl x)")),
        state("source-disguised", o -> append(o, EBUILD, "SRC_URI=${SRC_URI/.org/.org:443}")),
        state("source-conditional", o -> append(o, EBUILD, "SRC_URI=\"doc? ( ${SRC_URI} )\"")),
        state("content-rewritten", WayOnFromOddStatesTest::attributes),
        state("eclass-overridden", o -> o.write("eclass/pypi.eclass", "SRC_URI=x\n")),
        state("metadata-cache-disagrees", WayOnFromOddStatesTest::cache),
        state("tree-not-understood", WayOnFromOddStatesTest::link),
        state("manifest-malformed", o -> append(o, MANIFEST, "DIST x")),
        state("manifest-entry-missing", o -> o.write(MANIFEST, "")),
        state("metadata-malformed", o -> o.write(HERON + "/metadata.xml", "<pkgmetadata>")),
        state("pin-malformed", o -> o.write(HERON_PIN, "projekt = 1\n")),
        state("pin-disagrees", o -> o.write(PLOVER_PIN, Sample.FIRST_PIN.replace("304", "305"))),
        state("file-not-on-index", WayOnFromOddStatesTest::nowhere),
        state("signer-changed", WayOnFromOddStatesTest::anotherSigner),
        state("project-quarantined", WayOnFromOddStatesTest::quarantine));
  }

  @ParameterizedTest
  @MethodSource("states")
  void from_what_is_staged(String finding, SetUp state) throws IOException {
    stage(finding, state);
    assertThat(overlay.check("--staged").blocking()).contains(finding);

    NextSteps.follow(overlay, () -> overlay.check("--staged"));

    Reported after = overlay.check("--staged");
    assertThat(after.code()).as(after.toString()).isZero();
  }

  @ParameterizedTest
  @MethodSource("states")
  void from_a_range(String finding, SetUp state) throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    stage(finding, state);
    overlay.slipIn();
    assertThat(overlay.check("--since", base).blocking()).contains(finding);

    NextSteps.follow(overlay, () -> overlay.check("--since", base));
    overlay.slipIn();

    Reported after = overlay.check("--since", base);
    assertThat(after.code()).as(after.toString()).isZero();
  }

  /** One for each finding about documents that none of the bumps gives. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "PROVENANCE_VERSION_UNKNOWN",
        "ATTESTATION_VERSION_UNKNOWN",
        "PREDICATE_REPEATED",
        "PREDICATE_UNKNOWN",
        "STATEMENT_NULL",
        "CERTIFICATE_FOR_SERVERS",
        "SCT_MISSING",
        "SCT_SIGNATURE_WRONG",
        "ISSUER_OTHER",
        "LOG_ENTRY_EXTRA",
        "LOG_ENTRY_INTOTO",
        "LOG_ENTRY_OTHER_PAYLOAD",
        "INCLUSION_PROOF_WRONG",
        "CHECKPOINT_SIGNATURE_WRONG",
        "PROMISE_WRONG",
      })
  void from_a_forged_document(Forgery forgery) throws IOException {
    String version = "1.90.0";
    Distfile dist = Sdist.of("heron-parser", version);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "heron-parser");
    index
        .release("heron-parser", version)
        .file(dist.name(), dist.bytes())
        .uploaded(LOGGED)
        .provenance(
            AttestationMaker.of(
                    SampleOverlay.SIGSTORE, heron(version), dist.name(), dist.bytes(), LOGGED)
                .forged(forgery)
                .provenanceJson());
    IndexFolder.write(index, overlay.repository().indexFolder());
    overlay.ebuild(HERON, version, overlay.text(HERON + "/heron-parser-1.4.0.ebuild"), dist);
    overlay.git("add", "-A");
    NextSteps.follow(overlay, () -> overlay.check("--staged"));

    Reported after = overlay.check("--staged");
    assertThat(after.code()).as(after.toString()).isZero();
  }

  private void stage(String finding, SetUp state) throws IOException {
    overlay.stage(finding.equals("pin-disagrees") ? "first-use" : "attested");
    state.on(overlay);
    overlay.git("add", "-A");
  }

  private static Arguments state(String finding, SetUp setUp) {
    return Arguments.of(finding, setUp);
  }

  private static void append(Overlay overlay, String path, String line) throws IOException {
    overlay.write(path, overlay.text(path) + line + "\n");
  }

  private static void attributes(Overlay overlay) throws IOException {
    append(overlay, EBUILD, "# $Id$");
    overlay.write(HERON + "/.gitattributes", "*.ebuild ident\n");
  }

  private static void cache(Overlay overlay) throws IOException {
    overlay.write(
        "metadata/md5-cache/dev-python/heron-parser-1.5.0", "EAPI=8\nSRC_URI=https://x/y\n");
  }

  private static void link(Overlay overlay) throws IOException {
    Files.createSymbolicLink(
        overlay.file(HERON + "/heron-parser-1.9.ebuild"), Path.of("/var/db/repos/x.ebuild"));
  }

  private static void nowhere(Overlay overlay) throws IOException {
    Distfile file = Sdist.of("egret-cache", "2.9.0");
    Files.write(overlay.repository().distdir().resolve(file.name()), file.bytes());
    egretOf(overlay, file);
  }

  private static void anotherSigner(Overlay overlay) throws IOException {
    String signer = "egret-lab/ci/.github/workflows/publish.yml@refs/heads/main";
    egretOf(overlay, overlay.upload("egret-cache", "2.9.0", egret("2.9.0").withSigner(signer))[0]);
  }

  private static void quarantine(Overlay overlay) throws IOException {
    egretOf(overlay, overlay.upload("egret-cache", "2.9.0", egret("2.9.0"))[0]);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "egret-cache");
    index.status("egret-cache", "quarantined");
    IndexFolder.write(index, overlay.repository().indexFolder());
  }

  private static void egretOf(Overlay overlay, Distfile file) throws IOException {
    overlay.ebuild(
        EGRET, "2.9.0", EbuildText.of("Cache", "https://egret.example/", null).text(), file);
  }
}
