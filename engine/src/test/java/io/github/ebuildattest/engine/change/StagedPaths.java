package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.OverlayRepository;
import java.nio.file.Path;

/** A process of its own that prints what is staged, a path a line: what a hook would start. */
public final class StagedPaths {

  private StagedPaths() {}

  /** Takes the overlay's directory. */
  public static void main(String[] arguments) throws Exception {
    try (OverlayRepository repository = OverlayRepository.open(Path.of(arguments[0]))) {
      StagedChange.of(repository).paths().forEach(System.out::println);
    }
  }
}
