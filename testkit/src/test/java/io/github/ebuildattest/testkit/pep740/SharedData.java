package io.github.ebuildattest.testkit.pep740;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real documents next to the repository; tests that need them are skipped where they are missing.
 */
public final class SharedData {

  private SharedData() {}

  /** The folder {@code ../shared/data} of the repository, searched for from here upwards. */
  public static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    for (String up : new String[] {"../shared/data", "../../shared/data"}) {
      Path data = here.resolve(up).normalize();
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    Assumptions.abort("no ../shared/data beside the repository");
    throw new IllegalStateException("unreachable");
  }
}
