package io.github.ebuildattest.testkit.faults;

/** The three kinds of question that a client asks of an index. */
public enum RequestKind {
  /** {@code /integrity/…}: the provenance of a file. */
  INTEGRITY("/integrity/"),
  /** {@code /simple/…}: the page of a project. */
  SIMPLE("/simple/"),
  /** {@code /packages/…}: a file's bytes. */
  DOWNLOAD("/packages/");

  private final String prefix;

  RequestKind(String prefix) {
    this.prefix = prefix;
  }

  /** Whether a path asks this. */
  boolean asks(String path) {
    return path.startsWith(prefix);
  }
}
