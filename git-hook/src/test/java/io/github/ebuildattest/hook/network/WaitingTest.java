package io.github.ebuildattest.hook.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person who waits for the index sees progress; a script does not. */
class WaitingTest extends OverlayCase {

  @BeforeEach
  void an_index_that_takes_its_time() throws IOException {
    overlay.stage("attested");
    overlay.server().latency(Duration.ofMillis(2500));
  }

  @Test
  void a_check_that_takes_longer_than_a_second_shows_how_far_it_is_and_takes_that_away() {
    CommandResult result = overlay.tool().onATerminal().run("check");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.err()).contains("] 0 of 1 packages").endsWith("\r\u001b[K");
    assertThat(result.out()).doesNotContain("of 1 packages");
  }

  @Test
  void a_script_reads_no_progress() {
    CommandResult result = overlay.tool().run("check");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
  }
}
