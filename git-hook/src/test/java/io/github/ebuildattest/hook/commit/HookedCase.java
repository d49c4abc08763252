package io.github.ebuildattest.hook.commit;

import io.github.ebuildattest.hook.Overlay;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has the sample overlay to itself, with the packaged tool as its hooks. */
abstract class HookedCase {

  @TempDir Path directory;
  HookedOverlay hooked;
  Overlay overlay;

  @BeforeEach
  void installHooks() throws IOException {
    hooked = HookedOverlay.in(directory);
    overlay = hooked.overlay();
  }

  @AfterEach
  void closeOverlay() {
    hooked.close();
  }
}
