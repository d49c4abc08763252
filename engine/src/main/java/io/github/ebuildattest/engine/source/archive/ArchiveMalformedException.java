package io.github.ebuildattest.engine.source.archive;

/** An archive that different programs could unpack to different files, or to too many. */
public final class ArchiveMalformedException extends Exception {

  private static final long serialVersionUID = 1;

  /** A clause that says what is wrong with it, without its name. */
  public ArchiveMalformedException(String message) {
    super(message);
  }

  ArchiveMalformedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The clause. */
  public String clause() {
    return String.valueOf(getMessage());
  }
}
