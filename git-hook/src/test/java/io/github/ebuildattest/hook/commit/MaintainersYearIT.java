package io.github.ebuildattest.hook.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.Answer;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.SampleOverlay;
import io.github.ebuildattest.testkit.sample.WideOverlay;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often a maintainer is stopped in a year, and by what. Three hundred packages, of which sixty
 * attest; each week a few bumps, and now and then what happens to upstreams. Every commit goes
 * through the hook, every week through the push, a range and an audit of the whole tree. A stop is
 * answered by the command that its last lines name. After each decision about who attests, whoever
 * was trusted before tries to come back.
 *
 * <p>{@code -Dyear.weeks=52} plays the whole year; a quarter of it is played otherwise, with all
 * that happens.
 */
class MaintainersYearIT {

  private static final int PACKAGES = 300;
  private static final int ATTESTED = 60;
  private static final int WEEKS = Integer.getInteger("year.weeks", 13);
  private static final int BUMPS = 400 * WEEKS / 52;
  private static final int ON_THE_DAY = 30 * WEEKS / 52;

  @TempDir Path directory;
  private WideOverlay wide;
  private PyPiServer server;
  private Instant now = Instant.parse("2026-01-05T09:00:00Z");
  private String pushed = "";
  private final Map<Integer, Integer> releases = new HashMap<>();
  private final Map<Integer, UnaryOperator<GitHubIdentity>> moved = new HashMap<>();
  private final List<String> stops = new ArrayList<>();
  private int bumps;
  private int waits;
  private int outages;
  private int attacks;

  @BeforeEach
  void an_adopted_overlay() throws IOException {
    wide = WideOverlay.create(directory.resolve("overlay"), PACKAGES, ATTESTED);
    server = PyPiServer.start(wide::index);
    wide.git().config("ebuild-attest.index", server.url().toString());
    assertThat(tool().run("init", "--yes").code()).isZero();
    commit("adopt ebuild-attest");
    pushed = head();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void stops_where_a_human_has_something_to_decide_and_nowhere_else() throws IOException {
    int young = 0;
    for (int week = 0; week < WEEKS; week++) {
      int due = (week + 1) * BUMPS / WEEKS;
      int special = week * 13 / WEEKS;
      if (week == 0 || special != (week - 1) * 13 / WEEKS) {
        happens(special);
      }
      while (bumps < due) {
        ordinary(Duration.ofDays(3));
      }
      int fresh = (week + 1) * ON_THE_DAY / WEEKS - young;
      for (int i = 0; i < fresh; i++) {
        ordinary(Duration.ofHours(2));
        young++;
      }
      push();
      Reported all = Reported.of(tool().run("check", "--all", "--format", "json"));
      assertThat(all.code()).as("week " + week + all).isZero();
      now = now.plus(Duration.ofDays(6));
    }
    System.out.printf(
        "%d weeks, %d bumps: %d stops %s; %d pushes waited for nothing but age, %d for the index;"
            + " %d attempts of former identities refused%n",
        WEEKS, bumps, stops.size(), stops, waits, outages, attacks);
    assertThat(stops)
        .containsExactlyInAnyOrder(
            "repository-renamed",
            "repository-renamed",
            "repository-renamed",
            "repository-transferred",
            "repository-transferred",
            "workflow-changed",
            "signer-changed",
            "attestation-lost",
            "attestation-lost",
            "release-hidden");
    assertThat(outages).isEqualTo(1);
  }

  /** What happens to upstreams and maintainers, one thing or two in each thirteenth of the time. */
  private void happens(int special) throws IOException {
    switch (special) {
      case 0 -> changes(0, i -> i.withRepository("waders/renamed-0"), "repository-renamed");
      case 1 -> changes(1, i -> i.withIds(i.repositoryId(), "720000099"), "repository-transferred");
      case 2 -> changes(2, i -> i.withWorkflow("publish.yml"), "workflow-changed");
      case 3 ->
          changes(
              3,
              i -> i.withSigner("waders/ci/.github/workflows/publish.yml@refs/heads/main"),
              "signer-changed");
      case 4 -> loses(4);
      case 5 -> reverts(2);
      case 6 -> changes(5, i -> i.withRepository("waders/renamed-5"), "repository-renamed");
      case 7 -> touchesOldVersions();
      case 8 -> backports(6, 7);
      case 9 -> hides(8);
      case 10 ->
          changes(9, i -> i.withIds(i.repositoryId(), "720000098"), "repository-transferred");
      case 11 -> {
        loses(10);
        outage();
      }
      default -> {
        reverts(2);
        changes(11, i -> i.withRepository("waders/renamed-11"), "repository-renamed");
      }
    }
  }

  private void ordinary(Duration age) throws IOException {
    int number = 12 + (bumps * 37) % (PACKAGES - 12);
    bump(number, number < ATTESTED, age);
    assertThat(commit("a bump")).as(name(number)).isTrue();
  }

  /** An upstream changes; one answer, and whoever was trusted before is trusted no more. */
  private void changes(int number, UnaryOperator<GitHubIdentity> change, String finding)
      throws IOException {
    UnaryOperator<GitHubIdentity> was = moved.getOrDefault(number, i -> i);
    moved.put(number, change);
    bump(number, true, Duration.ofDays(3));
    assertThat(commit("a change upstream")).isFalse();
    answer(finding);
    int turned = releases.get(number);
    comesBack(number, "0." + turned, was, now, finding);
    comesBack(number, "1." + (turned + 50), was, now, finding);
    replaces(number, was, finding);
    comesBack(number, "0." + (turned + 1), was, now.minus(Duration.ofDays(300)), finding);
    comesBack(number, "1." + (turned + 51), was, now.minus(Duration.ofDays(300)), finding);
    bump(number, true, Duration.ofDays(2));
    assertThat(commit("the next release")).isTrue();
  }

  private void comesBack(
      int number, String version, UnaryOperator<GitHubIdentity> was, Instant logged, String finding)
      throws IOException {
    release(number, version, was.apply(identity(number, version)), logged, now);
    ebuild(number, version);
    assertRefused(finding);
  }

  /** The release that was decided on, with other bytes by whoever was trusted before. */
  private void replaces(int number, UnaryOperator<GitHubIdentity> was, String finding)
      throws IOException {
    String version = version(number);
    Distfile other = Sdist.of(name(number), version).damaged();
    Instant honest = now.minus(Duration.ofDays(3));
    upload(number, version, other, was.apply(identity(number, version)), now, now);
    OverlayBuilder.at(wide.root()).manifest(pkg(number), other);
    assertRefused(finding);
    GitHubIdentity who = moved.get(number).apply(identity(number, version));
    release(number, version, who, honest, honest);
  }

  private void assertRefused(String finding) throws IOException {
    wide.git().addAll();
    Reported report = Reported.of(tool().run("check", "--staged", "--format", "json"));
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).as(report.toString()).contains(finding);
    wide.git().run("reset", "-q", "--hard");
    attacks++;
  }

  /** A release is made by hand, and the next one by the pipeline again. */
  private void loses(int number) throws IOException {
    bump(number, false, Duration.ofDays(3));
    assertThat(commit("released by hand")).isFalse();
    answer("attestation-lost");
    bump(number, true, Duration.ofDays(2));
    assertThat(commit("by the pipeline again")).isTrue();
  }

  private void reverts(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      bump(20 + i, true, Duration.ofDays(3));
      assertThat(commit("to be reverted")).isTrue();
      wide.git().run("revert", "--no-commit", "HEAD");
      releases.merge(20 + i, -1, Integer::sum);
      assertThat(commit("reverted")).isTrue();
    }
  }

  private void touchesOldVersions() throws IOException {
    for (int number : new int[] {0, 1, 2, 3, 12, 100}) {
      Path ebuild = wide.root().resolve(pkg(number)).resolve(name(number) + "-1.0.ebuild");
      String text = Files.readString(ebuild);
      Files.delete(ebuild);
      assertThat(commit("drop an old version")).isTrue();
      Files.writeString(ebuild, text);
      assertThat(commit("bring it back")).isTrue();
    }
  }

  private void backports(int... numbers) throws IOException {
    for (int number : numbers) {
      String version = "1.0.1";
      Instant when = now.minus(Duration.ofDays(3));
      release(number, version, identity(number, version), when, when);
      ebuild(number, version);
      bumps++;
      assertThat(commit("a backport")).isTrue();
    }
  }

  private void hides(int number) throws IOException {
    bump(number, true, Duration.ofDays(3));
    String file = Sdist.of(name(number), version(number)).name();
    String page = "/simple/" + name(number) + "/";
    server.answer(
        page,
        Answer.of(
            "application/vnd.pypi.simple.v1+json",
            ("{\"meta\":{\"api-version\":\"1.4\"},\"name\":\""
                    + name(number)
                    + "\",\"versions\":[],\"files\":[]}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(commit(file)).isFalse();
    Reported stopped = answer("release-hidden");
    assertThat(stopped.json().getAsJsonArray("next-steps").toString()).contains("wait, or drop");
    releases.merge(number, -1, Integer::sum);
    server.answerAsUsual(page);
  }

  /** The index is down at a bump and at the push; both go on when it is back. */
  private void outage() throws IOException {
    wide.git().config("ebuild-attest.index", "http://127.0.0.1:1/");
    bump(30, true, Duration.ofDays(3));
    assertThat(commit("while the index is down")).isTrue();
    String line = "refs/heads/main %s refs/heads/main %s%n".formatted(head(), pushed);
    CommandResult down = tool().reading(line).run("check", "--push", "--remote", "origin");
    assertThat(down.code()).as(down.toString()).isEqualTo(2);
    outages++;
    wide.git().config("ebuild-attest.index", server.url().toString());
  }

  /** Runs what the last lines name, and commits. */
  private Reported answer(String finding) throws IOException {
    Reported report = Reported.of(tool().run("check", "--staged", "--format", "json"));
    assertThat(report.blocking()).as(report.toString()).contains(finding);
    JsonArray steps = report.json().getAsJsonArray("next-steps");
    assertThat(steps).as(report.toString()).hasSize(1);
    String command = steps.get(0).getAsJsonObject().get("command").getAsString();
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    if (words.get(0).equals("git")) {
      wide.git().run(words.subList(1, words.size()).toArray(String[]::new));
    } else {
      words.add("--yes");
      CommandResult done =
          tool().run(words.get(1), words.subList(2, words.size()).toArray(String[]::new));
      assertThat(done.code()).as(command + done).isZero();
      assertThat(commit("answered")).as(command).isTrue();
    }
    stops.add(finding);
    return report;
  }

  private void push() throws IOException {
    String line = "refs/heads/main %s refs/heads/main %s%n".formatted(head(), pushed);
    CommandResult push = tool().reading(line).run("check", "--push", "--remote", "origin");
    if (push.code() == 4) {
      waits++;
      now = now.plus(Duration.ofDays(1));
      push = tool().reading(line).run("check", "--push", "--remote", "origin");
    }
    assertThat(push.code()).as(push.toString()).isZero();
    CommandResult ci = tool().run("check", "--since", pushed);
    assertThat(ci.code()).as(ci.toString()).isZero();
    pushed = head();
  }

  /** The next release of a package, and its bump. */
  private void bump(int number, boolean attested, Duration age) throws IOException {
    releases.merge(number, 1, Integer::sum);
    String version = version(number);
    GitHubIdentity by =
        attested ? moved.getOrDefault(number, i -> i).apply(identity(number, version)) : null;
    Instant when = now.minus(age);
    release(number, version, by, when, when);
    ebuild(number, version);
    bumps++;
  }

  private String version(int number) {
    return "1." + releases.get(number);
  }

  private static GitHubIdentity identity(int number, String version) {
    return GitHubIdentity.releasing("waders/" + name(number), "71" + number, "720000001", version);
  }

  private void release(
      int number, String version, @Nullable GitHubIdentity by, Instant logged, Instant uploaded) {
    upload(number, version, Sdist.of(name(number), version), by, logged, uploaded);
  }

  private void upload(
      int number,
      String version,
      Distfile sdist,
      @Nullable GitHubIdentity by,
      Instant logged,
      Instant uploaded) {
    wide.index()
        .release(name(number), version)
        .file(sdist.name(), sdist.bytes())
        .uploaded(uploaded)
        .provenance(
            by == null
                ? null
                : AttestationMaker.of(
                        SampleOverlay.SIGSTORE, by, sdist.name(), sdist.bytes(), logged)
                    .provenanceJson());
  }

  private void ebuild(int number, String version) throws IOException {
    String homepage = "https://github.com/waders/" + name(number);
    OverlayBuilder.at(wide.root())
        .ebuild(pkg(number), version, EbuildText.of("One of many", homepage, null).text())
        .manifest(pkg(number), Sdist.of(name(number), version));
  }

  private boolean commit(String message) throws IOException {
    wide.git().addAll();
    CommandResult hook = tool().run("check", "--staged", "--hook");
    if (hook.code() != 0) {
      return false;
    }
    wide.git().commit(message, now);
    return true;
  }

  private Tool tool() {
    return Tool.in(wide.root()).at(now);
  }

  private String head() throws IOException {
    return wide.git().run("rev-parse", "HEAD").strip();
  }

  private static String pkg(int number) {
    return "dev-python/" + name(number);
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "sandpiper-%04d", number);
  }
}
