package io.github.ebuildattest.hook.adopt;

import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** The sample overlay, from which pins and policy were taken away. */
abstract class AdoptionCase extends OverlayCase {

  SortedMap<String, String> pinsBefore;

  @BeforeEach
  void an_overlay_without_pins_and_without_a_policy() throws IOException {
    pinsBefore = pins();
    for (String pin : pinsBefore.keySet()) {
      Files.delete(overlay.file(pin));
    }
    Files.delete(overlay.file(Policy.PATH));
    overlay.slipIn();
  }

  CommandResult init(String... arguments) {
    return overlay.tool().run("init", arguments);
  }

  SortedMap<String, String> pins() throws IOException {
    SortedMap<String, String> pins = new TreeMap<>();
    try (Stream<Path> files = Files.walk(overlay.root())) {
      for (Path file : files.filter(f -> f.endsWith("attestations.toml")).toList()) {
        pins.put(overlay.root().relativize(file).toString(), Files.readString(file));
      }
    }
    return pins;
  }
}
