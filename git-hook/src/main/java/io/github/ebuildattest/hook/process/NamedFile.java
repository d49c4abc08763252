package io.github.ebuildattest.hook.process;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the command line names; one that cannot be read is a mistake in usage, exit 3. */
public final class NamedFile {

  private NamedFile() {}

  /** Returns the file if it is a regular one; reading anything else could block or never end. */
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
   * Reads the file, up to one byte more than the caller accepts, so that a longer one can be told.
   *
   * @param most the largest size that the caller accepts, in bytes
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
