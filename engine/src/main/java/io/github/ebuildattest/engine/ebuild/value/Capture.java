package io.github.ebuildattest.engine.ebuild.value;

import org.jspecify.annotations.Nullable;

/** What commands wrote to standard output within a command substitution. */
public final class Capture {
  private final StringBuilder written = new StringBuilder();
  private @Nullable Unknown unknown;

  public void write(Text text) {
    if (text.unknown() != null) {
      lose(text.unknown());
    }
    written.append(text.value());
  }

  /** From here on, what was written is not known. */
  public void lose(Unknown why) {
    if (unknown == null) {
      unknown = why;
    }
  }

  /** All that was written. */
  public Text text() {
    return unknown != null ? Text.unknown(unknown) : Text.of(written.toString());
  }

  /** All that was written without its trailing newlines, as a command substitution gives it. */
  public Text substituted() {
    if (unknown != null) {
      return Text.unknown(unknown);
    }
    int end = written.length();
    while (end > 0 && written.charAt(end - 1) == '\n') {
      end--;
    }
    return Text.of(written.substring(0, end));
  }
}
