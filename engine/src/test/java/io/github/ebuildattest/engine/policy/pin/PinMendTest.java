package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PinMendTest {

  private static final String DIGEST = "00ff";

  private static PinMend mend(String text) throws MalformedFileException {
    return PinMend.of(Pins.PATH, DIGEST, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String with(String text, String finding, String was, String now)
      throws MalformedFileException {
    return PinText.addDecision(
        Pins.parse(text),
        text,
        Decision.ofChange(LocalDate.of(2026, 1, 2), finding, was, now, "because"));
  }

  @Test
  void a_decision_that_names_the_unreadable_bytes_and_all_of_the_new_pin_mends_it()
      throws Exception {
    PinMend open = mend(Pins.TEXT);

    assertThat(open.decided()).isFalse();
    assertThat(open.was()).isEqualTo("a pin that cannot be read, SHA-256 00ff");
    assertThat(open.now())
        .isEqualTo(
            "project foo, attested since 1.0; GitHub, o/foo, repository 11, owner 22, workflow"
                + " release.yml, environment pypi, ref refs/tags/v{version}, trigger release,"
                + " runner github-hosted");
    PinMend done = mend(with(Pins.TEXT, PinMend.FINDING, open.was(), open.now()));
    assertThat(done.decided()).isTrue();
    assertThat(done.mended().decisions()).isEmpty();
    assertThat(done.mended().identities()).containsExactly(Pins.github());
  }

  @Test
  void a_decision_about_anything_else_does_not() throws Exception {
    PinMend open = mend(Pins.TEXT);

    assertThat(mend(with(Pins.TEXT, "pin-edited", open.was(), open.now())).decided()).isFalse();
    assertThat(mend(with(Pins.TEXT, PinMend.FINDING, open.was() + "0", open.now())).decided())
        .isFalse();
    assertThat(mend(with(Pins.TEXT, PinMend.FINDING, open.was(), "something else")).decided())
        .isFalse();
  }

  @Test
  void a_package_that_does_not_attest_is_said_so() throws Exception {
    assertThat(mend(PinText.unattested("foo")).now()).isEqualTo("project foo, attested = false");
  }
}
