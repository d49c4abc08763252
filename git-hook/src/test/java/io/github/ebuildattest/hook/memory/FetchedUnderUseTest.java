package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.heron;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package whose own PyPI file some settings of USE leave out. */
class FetchedUnderUseTest extends OverlayCase {

  private static final String CONDITIONAL = "source-conditional";
  private static final String OTHER = "https://heronry.example/other.tar.gz";
  private static final String UNDER_BINARY = "binary? ( " + OTHER + " ) !binary? ( ${SRC_URI} )";

  private Distfile[] files;

  @BeforeEach
  void upload() throws IOException {
    files = overlay.upload("heron-parser", "1.5.0", heron("1.5.0"));
  }

  /** The ebuild of a release, whose SRC_URI is this, made from what the eclass says. */
  private Reported bump(String version, Distfile[] of, String uri) throws IOException {
    String text =
        overlay.text(HERON + "/heron-parser-1.4.0.ebuild").replaceFirst("(?s)\nSRC_URI=.*", "");
    overlay.ebuild(
        HERON,
        version,
        text + "\nSRC_URI=\"" + uri + "\"\nIUSE=\"binary doc test\"\n",
        Stream.concat(Arrays.stream(of), Stream.of(Distfile.of("other.tar.gz", "other")))
            .toArray(Distfile[]::new));
    overlay.git("add", "-A");
    return overlay.check("--staged");
  }

  private CommandResult accept() {
    return overlay.tool().run("accept", HERON, "--reason", "prebuilt for slow machines", "--yes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UNDER_BINARY,
        "binary? ( ${SRC_URI} ) !binary? ( " + OTHER + " )",
        "!nosuchflag? ( ${SRC_URI} )",
        "doc? ( test? ( ${SRC_URI} ) ) " + OTHER,
        "test? ( !test? ( ${SRC_URI} ) ) " + OTHER,
      })
  void is_blocked(String uri) throws IOException {
    Reported report = bump("1.5.0", files, uri);

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).as(report.toString()).contains(CONDITIONAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${SRC_URI} binary? ( " + OTHER + " )",
        "test? ( ${SRC_URI} ) !test? ( ${SRC_URI} )",
        "doc? ( ${SRC_URI} ) !doc? ( test? ( ${SRC_URI} ) !test? ( ${SRC_URI} ) )",
      })
  void passes_where_every_setting_fetches_it(String uri) throws IOException {
    Reported report = bump("1.5.0", files, uri);

    assertThat(report.ids()).as(report.toString()).doesNotContain(CONDITIONAL);
    assertThat(report.code()).as(report.toString()).isZero();
  }

  @Test
  void says_when_it_is_fetched_and_what_comes_in_its_place() throws IOException {
    Reported report = bump("1.5.0", files, UNDER_BINARY);

    assertThat(report.message(CONDITIONAL))
        .contains("only with USE !binary", "in its place comes other.tar.gz (" + OTHER + ")");
    assertThat(report.bumps().get(0).getAsJsonArray("artifacts").toString())
        .contains("\"use-conditions\":[\"!binary\"]");
    assertThat(overlay.tool().run("check", "--staged").out())
        .contains("fetched", "only with USE !binary");
  }

  @Test
  void is_decided_once_for_all_releases_under_the_same_condition() throws IOException {
    bump("1.5.0", files, UNDER_BINARY);
    CommandResult accepted = accept();
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    assertThat(overlay.text(HERON_PIN)).contains("condition = \"!binary\"");
    Reported decided = overlay.check("--staged");
    assertThat(decided.code()).as(decided.toString()).isZero();
    overlay.slipIn();

    Distfile[] next = overlay.upload("heron-parser", "1.6.0", heron("1.6.0"));
    Reported same = bump("1.6.0", next, UNDER_BINARY.replace("! b", "!b"));
    assertThat(same.code()).as(same.toString()).isZero();
    assertThat(same.ids()).doesNotContain(CONDITIONAL);

    Reported other =
        bump("1.6.0", next, UNDER_BINARY.replace("!binary?", "!binary? ( doc?") + " )");
    assertThat(other.blocking()).as(other.toString()).containsExactly(CONDITIONAL);
    assertThat(other.message(CONDITIONAL)).contains("the pin knows USE !binary");
  }

  @Test
  void is_not_licensed_by_a_condition_that_the_change_writes_without_a_decision()
      throws IOException {
    overlay.edit(HERON_PIN, "\n\n[[", "\ncondition = \"!binary\"\n\n[[");

    Reported report = bump("1.5.0", files, UNDER_BINARY);

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).as(report.toString()).contains(CONDITIONAL, "pin-edited");
  }

  @Test
  void cannot_be_accepted_where_it_is_never_fetched() throws IOException {
    bump("1.5.0", files, "test? ( !test? ( ${SRC_URI} ) ) " + OTHER);

    CommandResult accepted = accept();

    assertThat(accepted.code()).as(accepted.toString()).isNotZero();
    assertThat(accepted.out() + accepted.err()).contains("never fetched");
    assertThat(overlay.text(HERON_PIN)).doesNotContain("condition");
  }
}
