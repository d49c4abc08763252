package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.GentooVersion;
import io.github.ebuildattest.testkit.overlay.MetadataText;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays back the releases of one package's upstream: each is uploaded, fetched and staged as a
 * bump, then judged, then committed or not.
 */
public final class Replay {

  private static final Instant USUAL = Instant.parse("2025-09-02T10:00:00Z");

  private final Overlay overlay;
  private final String project;
  private Instant now = Instant.parse("2026-02-01T12:00:00Z");

  private Replay(Overlay overlay, String project) {
    this.overlay = overlay;
    this.project = project;
  }

  /** A package that is new to the overlay, and what its metadata.xml declares, if anything. */
  public static Replay of(Overlay overlay, String project, @Nullable String github)
      throws IOException {
    MetadataText metadata = MetadataText.pypi(project);
    OverlayBuilder.at(overlay.root())
        .metadata(
            "dev-python/" + project,
            github == null ? metadata : metadata.remoteId("github", github));
    return new Replay(overlay, project);
  }

  public String pkg() {
    return "dev-python/" + project;
  }

  public String pin() throws IOException {
    return overlay.text(pkg() + "/attestations.toml");
  }

  /** Sets the clock for everything that follows. */
  public Replay at(String time) {
    now = Instant.parse(time);
    return this;
  }

  /** Uploads a release and stages the bump to it. */
  public Replay bump(String version, @Nullable Identity identity) throws IOException {
    return bump(version, identity, USUAL);
  }

  public Replay bump(String version, @Nullable Identity identity, Instant time) throws IOException {
    Distfile sdist = Sdist.of(project, GentooVersion.onPyPi(version));
    return stage(version, upload(version, sdist, identity, time));
  }

  /** Uploads one file of a release. */
  public Distfile upload(String version, Distfile dist, @Nullable Identity identity, Instant time)
      throws IOException {
    return overlay.upload(project, version, dist, identity, time)[0];
  }

  /** Stages an ebuild with these distfiles, and with lines added at its end. */
  public Replay stage(String version, Distfile dist, String... lines) throws IOException {
    return stage(version, List.of(dist), lines);
  }

  public Replay stage(String version, List<Distfile> dists, String... lines) throws IOException {
    String text = EbuildText.of("Waders", "https://waders.example/", null).withLines(lines).text();
    overlay.ebuild(pkg(), version, text, dists.toArray(Distfile[]::new));
    overlay.git("add", "-A");
    return this;
  }

  /** Judges what is staged as the commit hook does, which must let it through, and commits. */
  public Replay committed() throws IOException {
    CommandResult hook = tool().run("check", "--staged", "--hook");
    assertThat(hook.code()).as(hook.toString()).isZero();
    overlay.slipIn();
    return this;
  }

  /** The report on the staged change, in JSON. */
  public Reported staged() {
    return Reported.of(tool().run("check", "--staged", "--format", "json"));
  }

  /** The report on the staged change as text, with every run of blanks made one space. */
  public String printed() {
    return flat(tool().run("check", "--staged"));
  }

  /** The report on the last commit in CI. */
  public Reported inCi() {
    return Reported.of(tool().run("check", "--since", "HEAD~1", "--format", "json"));
  }

  /** Judges the last commit as the hook pre-push does. */
  public CommandResult pushed() throws IOException {
    String line =
        "refs/heads/main %s refs/heads/main %s\n"
            .formatted(overlay.git("rev-parse", "HEAD"), overlay.git("rev-parse", "HEAD~1"));
    return tool().reading(line).run("check", "--push", "--remote", "origin");
  }

  public Replay accepted(String reason) {
    CommandResult result = tool().run("accept", "--reason", reason, "--yes");
    assertThat(result.code()).as(result.toString()).isZero();
    return this;
  }

  /** The staged bump is stopped for these findings and no others, and the text says so. */
  public void assertStopped(String version, List<String> findings, String... says) {
    Reported report = staged();
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking())
        .as(report.toString())
        .containsExactlyInAnyOrderElementsOf(findings);
    assertThat(report.verdicts()).containsEntry(pkg() + "-" + version, "blocked");
    List<String> lines = new ArrayList<>(List.of(says));
    lines.add("BLOCKED " + pkg() + "-" + version);
    lines.add("ebuild-attest explain " + findings.get(0));
    assertThat(printed()).contains(lines);
  }

  /** The staged bump passes with this verdict, and the text says so. */
  public void assertPasses(String version, String verdict, String... says) {
    Reported report = staged();
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.blocking()).isEmpty();
    assertThat(report.verdicts()).containsEntry(pkg() + "-" + version, verdict);
    List<String> lines = new ArrayList<>(List.of(says));
    lines.add(verdict + " " + pkg() + "-" + version);
    assertThat(printed()).contains(lines);
  }

  public Tool tool() {
    return overlay.tool().at(now);
  }

  public static String flat(CommandResult result) {
    return result.out().replaceAll("\\s+", " ");
  }
}
