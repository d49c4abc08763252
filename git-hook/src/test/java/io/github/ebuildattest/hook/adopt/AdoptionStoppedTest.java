package io.github.ebuildattest.hook.adopt;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.testkit.pypi.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The index fails, or a pin is in the way, so that some or all pins are not written. */
class AdoptionStoppedTest extends AdoptionCase {

  @Test
  void writes_the_rest_where_the_index_fails_for_one_package() throws IOException {
    overlay.server().answer("/simple/heron-parser/", Answer.status(500));

    CommandResult result = init("--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out()).contains("NOT CHECKED", "index-error, 1.4.0");
    assertThat(pins()).hasSize(pinsBefore.size() - 1).doesNotContainKey(pin(HERON));
  }

  @Test
  void writes_nothing_where_the_index_cannot_be_reached_and_soon_stops_asking() throws IOException {
    String status = overlay.git("status", "--porcelain");
    overlay.server().close();

    CommandResult result = init("--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out())
        .contains("network-unreachable, ", "not asked, because the index could not be reached");
    assertThat(result.err()).contains("nothing was written");
    assertThat(overlay.git("status", "--porcelain")).isEqualTo(status);
  }

  @Test
  void believes_no_index_that_contradicts_itself() throws IOException {
    overlay
        .server()
        .answer(
            "/integrity/heron-parser/1.4.0/heron_parser-1.4.0.tar.gz/provenance",
            Answer.status(404)
                .body(
                    "{\"message\": \"No provenance available for heron_parser-1.4.0.tar.gz\"}"
                        .getBytes(StandardCharsets.UTF_8)));
    Files.delete(overlay.repository().distdir().resolve("heron_parser-1.4.0.tar.gz.provenance"));

    CommandResult result = init("--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("NOT CHECKED", "index-disagrees, 1.4.0: the index lists a provenance")
        .contains("heron_parser-1.4.0.tar.gz and serves none");
    assertThat(pins()).doesNotContainKey(pin(HERON));
  }

  @Test
  void asks_for_a_network() throws IOException {
    CommandResult result = init("--offline", "--yes");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("offline");
    assertThat(pins()).isEmpty();
  }

  @Test
  void stops_at_a_pin_that_cannot_be_read() throws IOException {
    overlay.write(pin(HERON), "project = 1\n");

    CommandResult result = init("--yes");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("pin-malformed", pin(HERON));
  }

  @Test
  void stops_where_a_pin_is_staged_and_gone_from_the_work_tree() throws IOException {
    overlay.write(pin(HERON), "project = \"heron-parser\"\nattested = false\n");
    overlay.git("add", "-A");
    Files.delete(overlay.file(pin(HERON)));

    CommandResult result = init("--yes");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(pin(HERON));
    assertThat(pins()).isEmpty();
  }
}
