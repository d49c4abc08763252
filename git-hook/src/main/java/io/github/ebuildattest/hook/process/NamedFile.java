package io.github.ebuildattest.hook.process;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the command line names: what cannot be read is the user's to mend, exit 3. */
public final class NamedFile {

  private NamedFile() {}

  /** The name, where it is a regular file; anything else could block or never end. */
  public static Path regular(Path file) throws ConfigurationException {
    if (!Files.exists(file)) {
      throw new ConfigurationException("There is no file " + file + ".");
    }
    if (!Files.isRegularFile(file)) {
      throw new ConfigurationException(file + " is not a regular file.");
    }
    return file;
  }

  /**
   * Its bytes, or as many as may be read and one more.
   *
   * @param most how many bytes the caller will look at
   */
  public static byte[] read(Path file, int most) throws ConfigurationException {
    try (InputStream in = Files.newInputStream(regular(file))) {
      return in.readNBytes(most + 1);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  public static ConfigurationException unreadable(Path file, IOException e) {
    return new ConfigurationException(
        "%s cannot be read: %s.".formatted(file, e.getClass().getSimpleName()), e);
  }
}
