package io.github.ebuildattest.hook.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import java.io.IOException;

/** A human answers what stops bumps of the sample overlay. */
abstract class AcceptCase extends OverlayCase {

  CommandResult accept(String... arguments) {
    return overlay.tool().run("accept", arguments);
  }

  void assertStaged(String path) throws IOException {
    assertThat(overlay.git("show", ":" + path)).isEqualTo(overlay.text(path).strip());
    assertThat(overlay.git("diff", "--name-only")).isEmpty();
  }
}
