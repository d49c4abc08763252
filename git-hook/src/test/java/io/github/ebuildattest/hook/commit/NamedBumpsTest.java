package io.github.ebuildattest.hook.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Overlay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.sample.Bump;
import io.github.ebuildattest.testkit.sample.Bumps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bump that the testkit names, judged as the commit hook judges it. */
class NamedBumpsTest {

  /** Bumps whose findings only the index can show, or whose verdict needs it. */
  private static final List<String> NEED_THE_INDEX =
      List.of(
          "yanked",
          "late-file",
          "partly-attested",
          "unattested",
          "unattested-elsewhere",
          "known-unattested",
          "attestation-lost");

  @TempDir static Path directory;
  private static Overlay overlay;

  @BeforeAll
  static void create() throws IOException {
    overlay = Overlay.in(directory.resolve("overlay"));
  }

  @AfterAll
  static void close() {
    overlay.close();
  }

  static List<String> all() {
    return Bumps.all().stream().map(Bump::name).toList();
  }

  static List<String> decidedOffline() {
    return all().stream().filter(name -> !NEED_THE_INDEX.contains(name)).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void says_of_a_named_bump_what_the_testkit_promises(String name) throws IOException {
    Bump bump = Bumps.named(name).orElseThrow();
    overlay.stage(name);

    Reported report = overlay.check("--staged", "--hook");

    assertAsPromised(report, bump);
  }

  @ParameterizedTest
  @MethodSource("decidedOffline")
  void says_the_same_without_the_index_where_all_is_at_hand(String name) throws IOException {
    Bump bump = Bumps.named(name).orElseThrow();
    overlay.stage(name);
    overlay.server().forgetRequests();

    Reported report = overlay.check("--staged", "--offline");

    assertAsPromised(report, bump);
    assertThat(overlay.server().requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("decidedOffline")
  void says_the_same_with_nothing_at_hand_but_the_index(String name) throws IOException {
    Bump bump = Bumps.named(name).orElseThrow();
    overlay.stage(name);
    Path empty = Files.createDirectories(directory.resolve("empty"));

    Reported report = overlay.check("--staged", "--distdir", empty.toString());

    assertThat(report.code()).as(report.toString()).isEqualTo(bump.passes() ? 0 : 1);
    assertThat(report.ids()).as(report.toString()).containsAll(bump.findings());
  }

  private static void assertAsPromised(Reported report, Bump bump) {
    assertThat(report.code()).as(report.toString()).isEqualTo(bump.passes() ? 0 : 1);
    assertThat(report.ids()).as(report.toString()).containsAll(bump.findings());
    if (bump.passes()) {
      assertThat(report.blocking()).as(report.toString()).isEmpty();
      assertThat(report.verdicts().values()).doesNotContain("blocked", "not-checked");
    } else {
      assertThat(report.blocking()).as(report.toString()).containsAnyElementsOf(bump.findings());
      assertThat(report.verdicts().values()).doesNotContain("attested", "accepted");
    }
  }
}
