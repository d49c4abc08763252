package io.github.ebuildattest.engine.finding;

import org.jspecify.annotations.Nullable;

/**
 * One problem that a check found.
 *
 * @param id which one of the catalogue
 * @param message one clause: what was expected and what was found
 * @param artifact the distfile it is about, or null where it is about the package or the change
 * @param path the file to look at, relative to the overlay with {@code /}, or null
 * @param line its line, counted from 1, or 0 where there is none
 */
public record Finding(
    FindingId id, String message, @Nullable String artifact, @Nullable String path, int line) {

  /** A finding that is not about a particular file. */
  public static Finding of(FindingId id, String message) {
    return new Finding(id, message, null, null, 0);
  }

  /** A finding about a distfile. */
  public static Finding about(FindingId id, @Nullable String artifact, String message) {
    return new Finding(id, message, artifact, null, 0);
  }

  /** A finding about a line of a file of the overlay. */
  public static Finding at(FindingId id, String path, int line, String message) {
    return new Finding(id, message, null, path, line);
  }

  /** How a diagnostic on one line names it: id, file, line and message. */
  public String words() {
    String place = path == null ? "" : path + (line > 0 ? ":" + line : "") + ": ";
    return id.id() + ": " + place + message;
  }

  /** The same finding, attributed to a distfile. */
  public Finding withArtifact(@Nullable String distfile) {
    return new Finding(id, message, distfile, path, line);
  }

  /** The same finding, attributed to a line of a file. */
  public Finding at(String file, int atLine) {
    return new Finding(id, message, artifact, file, atLine);
  }
}
