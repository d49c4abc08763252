package io.github.ebuildattest.hook;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has the sample overlay to itself, in a fresh directory and with its index running. */
public abstract class OverlayCase {

  public @TempDir Path directory;
  public Overlay overlay;

  @BeforeEach
  void createOverlay() throws IOException {
    overlay = Overlay.in(directory.resolve("overlay"));
  }

  @AfterEach
  void closeOverlay() {
    overlay.close();
  }
}
