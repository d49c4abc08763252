package io.github.ebuildattest.engine.overlay;

/** A file of the overlay whose contents are not what they should be. */
public final class MalformedFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final int line;

  /**
   * A malformed file.
   *
   * @param path relative to the overlay
   * @param line counted from 1, or 0 where unknown
   * @param message one sentence: what is wrong with it
   */
  public MalformedFileException(String path, int line, String message) {
    super(message);
    this.path = path;
    this.line = line;
  }

  /** The file, relative to the overlay. */
  public String path() {
    return path;
  }

  /** The line, counted from 1, or 0 where unknown. */
  public int line() {
    return line;
  }

  /** The whole message: file, line and sentence. */
  public String whole() {
    return path + (line > 0 ? ":" + line : "") + ": " + getMessage();
  }
}
