package io.github.ebuildattest.engine.ebuild.value;

import org.jspecify.annotations.Nullable;

/**
 * A command's exit status (bash manual, 3.7.5), or the reason why it is not known.
 *
 * @param code 0 to 255; meaningless where unknown
 * @param unknown why it is not known, or null
 */
public record Status(int code, @Nullable Unknown unknown) {
  public static final Status SUCCESS = new Status(0, null);
  public static final Status FAILURE = new Status(1, null);

  public static Status of(boolean success) {
    return success ? SUCCESS : FAILURE;
  }

  /** The status that {@code exit} or {@code return} gives for a number: its lowest eight bits. */
  public static Status of(int code) {
    return code == 0 ? SUCCESS : new Status(code & 255, null);
  }

  public static Status unknown(Unknown why) {
    return new Status(0, why);
  }

  /** Whether the command succeeded; ask only where the status is known. */
  public boolean success() {
    return code == 0;
  }

  /** What {@code !} in front of a command makes of it; a status that is not known stays so. */
  public Status negated() {
    return unknown != null ? this : of(code != 0);
  }
}
