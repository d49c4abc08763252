package io.github.ebuildattest.hook;

/** The result of a command: its exit code and what it wrote to its two streams. */
public record CommandResult(int code, String out, String err) {

  /** What it wrote to both streams. */
  public String all() {
    return out + err;
  }
}
