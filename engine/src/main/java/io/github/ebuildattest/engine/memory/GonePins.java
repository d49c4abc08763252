package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.git.GoneFile;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.policy.pin.Pin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pins of packages that were deleted, on the first-parent history of what is remembered. A
 * package that comes again is bound by its project's last one. Read once, and only where a package
 * comes of which nothing else is remembered.
 */
public final class GonePins {

  private final ChangeSet.Past past;
  private @Nullable List<GoneFile> gone;

  public GonePins(ChangeSet.Past past) {
    this.past = past;
  }

  /**
   * A pin that went with its package.
   *
   * @param pin as it was last
   * @param commit the abbreviated name of the commit that deleted it
   */
  public record GonePin(Pin pin, String commit) {

    /** The command that brings it back to where it lay. */
    public String restore() {
      return "git checkout " + commit + "^ -- " + pin.path();
    }
  }

  /**
   * The last pin of a package that is gone.
   *
   * @param path where its pin would lie
   * @param projects what the package fetches now
   * @return empty where none was ever deleted; one that cannot be read is none either
   */
  public Optional<GonePin> of(String path, Set<String> projects) throws IOException {
    for (GoneFile file : all()) {
      Optional<Pin> pin = readable(file);
      if (pin.isPresent() && (projects.contains(pin.get().project()) || file.path().equals(path))) {
        return Optional.of(new GonePin(pin.get(), file.commit().abbreviated()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Pin> readable(GoneFile file) throws IOException {
    Optional<byte[]> text = file.before().read(file.path());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pin.parse(file.path(), text.get()));
    } catch (MalformedFileException e) {
      // while it was there it stopped every run, so that nobody was bound by what it meant to say
      return Optional.empty();
    }
  }

  private synchronized List<GoneFile> all() throws IOException {
    List<GoneFile> files = gone;
    if (files == null) {
      files = past.gone(Pin.FILE_NAME);
      gone = files;
    }
    return files;
  }
}
