package io.github.ebuildattest.hook.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.SampleOverlay;
import io.github.ebuildattest.testkit.sample.WideOverlay;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often a maintainer is stopped in a week of ordinary work. Three hundred packages, of which
 * sixty attest, are adopted in one commit; then there are thirty bumps, a sweep over many ebuilds,
 * and an afternoon without a network. Every commit is judged as the hook judges it, and counted.
 */
class MaintainersWeekIT {

  private static final int PACKAGES = 300;
  private static final int ATTESTED = 60;
  private static final int SWEPT = 200;
  private static final int RENAMED = 7;
  private static final Instant UPLOADED = Instant.parse("2025-09-02T10:00:00Z");

  @TempDir Path directory;
  private WideOverlay wide;
  private PyPiServer server;
  private final List<String> stops = new ArrayList<>();
  private int commits;

  @BeforeEach
  void an_overlay_that_nobody_adopted_yet() throws IOException {
    wide = WideOverlay.create(directory.resolve("overlay"), PACKAGES, ATTESTED);
    server = PyPiServer.start(wide::index);
    wide.git().config("ebuild-attest.index", server.url().toString());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void stops_once_and_goes_on_after_one_command() throws IOException {
    CommandResult init = tool().run("init", "--yes");
    assertThat(init.code()).as(init.toString()).isZero();
    assertThat(commit("adopt ebuild-attest")).isTrue();
    String adopted = head();

    for (int number = 0; number < 11; number++) {
      // of the sixty; one of them was renamed upstream since
      if (number != RENAMED) {
        assertThat(bump(number, repository(number))).isTrue();
      }
    }
    for (int number = 100; number < 112; number++) {
      assertThat(bump(number, null)).isTrue();
    }
    // two projects began to attest, and nobody is asked
    assertThat(bump(200, repository(200))).isTrue();
    assertThat(bump(201, repository(201))).isTrue();
    assertThat(pin(200)).contains("attested = true", "attested-since = \"1.1\"");

    assertThat(bump(RENAMED, "waders/renamed")).isFalse();
    CommandResult accept = tool().run("accept", "--reason", "the old address redirects", "--yes");
    assertThat(accept.code()).as(accept.toString()).isZero();
    assertThat(commit("the renamed one")).isTrue();

    sweep();
    anAfternoonOffline();

    assertThat(stops).as("what stopped the maintainer").hasSize(1);
    assertThat(stops.get(0))
        .contains("BLOCKED " + pkg(RENAMED) + "-1.1", "repository-renamed")
        .containsOnlyOnce("BLOCKED");
    assertThat(commits).as("the adoption, thirty bumps and the sweep").isEqualTo(32);
    assertPushedAndJudgedAlike(adopted);
  }

  /** Drops a Python version from two hundred ebuilds; nothing is fetched and nothing judged. */
  private void sweep() throws IOException {
    for (int number = 0; number < SWEPT; number++) {
      Path ebuild = wide.root().resolve(pkg(number)).resolve(name(number) + "-1.0.ebuild");
      Files.writeString(ebuild, Files.readString(ebuild).replace("{12..14}", "{13..14}"));
    }
    server.forgetRequests();
    assertThat(commit("drop python3_12")).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  /** Five bumps that cannot be checked yet; they are committed, and reported as unchecked. */
  private void anAfternoonOffline() throws IOException {
    wide.git().config("ebuild-attest.offline", "true");
    for (int number = 20; number < 23; number++) {
      assertThat(bump(number, repository(number))).isTrue();
    }
    for (int number = 120; number < 122; number++) {
      assertThat(bump(number, null)).isTrue();
    }
    wide.git().config("ebuild-attest.offline", "false");
  }

  private void assertPushedAndJudgedAlike(String adopted) throws IOException {
    String line = "refs/heads/main %s refs/heads/main %s%n".formatted(head(), adopted);
    Reported push =
        Reported.of(
            tool().reading(line).run("check", "--push", "--remote", "origin", "--format", "json"));
    Reported ci = Reported.of(tool().run("check", "--since", adopted, "--format", "json"));

    assertThat(push.code()).as(push.toString()).isZero();
    assertThat(ci.code()).as(ci.toString()).isZero();
    assertThat(push.blocking()).isEmpty();
    assertThat(ci.verdicts()).isEqualTo(push.verdicts());
    Map<String, Integer> counts = new TreeMap<>();
    ci.verdicts().values().forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
    counts.remove("unchanged");
    // ten of the sixty, two that are new to it, and three of the afternoon
    assertThat(counts).isEqualTo(Map.of("attested", 15, "accepted", 1, "unattested", 14));
  }

  /** Bumps a package to its next release, and commits that unless the hook stops it. */
  private boolean bump(int number, @Nullable String repository) throws IOException {
    String version = "1.1";
    Distfile sdist = Sdist.of(name(number), version);
    String provenance = null;
    if (repository != null) {
      GitHubIdentity identity =
          GitHubIdentity.releasing(repository, "71" + number, "720000001", version);
      provenance =
          AttestationMaker.of(
                  SampleOverlay.SIGSTORE, identity, sdist.name(), sdist.bytes(), UPLOADED)
              .provenanceJson();
    }
    wide.index()
        .release(name(number), version)
        .file(sdist.name(), sdist.bytes())
        .uploaded(UPLOADED)
        .provenance(provenance);
    String homepage = "https://github.com/" + repository(number);
    OverlayBuilder.at(wide.root())
        .ebuild(pkg(number), version, EbuildText.of("One of many", homepage, null).text())
        .manifest(pkg(number), sdist);
    return commit(pkg(number) + ": add " + version);
  }

  /** Commits everything if the hook allows it; where it does not, its report is kept. */
  private boolean commit(String message) throws IOException {
    wide.git().addAll();
    CommandResult hook = tool().run("check", "--staged", "--hook");
    if (hook.code() != 0) {
      stops.add(Replay.flat(hook));
      return false;
    }
    wide.git().commit(message, Instant.parse("2025-10-01T10:00:00Z"));
    commits++;
    return true;
  }

  private Tool tool() {
    return Tool.in(wide.root());
  }

  private String head() throws IOException {
    return wide.git().run("rev-parse", "HEAD").strip();
  }

  private String pin(int number) throws IOException {
    return Files.readString(wide.root().resolve(pkg(number)).resolve("attestations.toml"));
  }

  private static String pkg(int number) {
    return "dev-python/" + name(number);
  }

  private static String repository(int number) {
    return "waders/" + name(number);
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "sandpiper-%04d", number);
  }
}
