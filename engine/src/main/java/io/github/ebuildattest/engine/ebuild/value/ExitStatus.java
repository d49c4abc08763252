package io.github.ebuildattest.engine.ebuild.value;

import org.jspecify.annotations.Nullable;

/**
 * A command's exit status (bash manual, 3.7.5), or the reason why it is not known.
 *
 * @param code 0 to 255; meaningless where unknown
 * @param unknown why it is not known, or null
 */
public record ExitStatus(int code, @Nullable Unknown unknown) {
  public static final ExitStatus SUCCESS = new ExitStatus(0, null);
  public static final ExitStatus FAILURE = new ExitStatus(1, null);

  public static ExitStatus of(boolean success) {
    return success ? SUCCESS : FAILURE;
  }

  /** The status that {@code exit} or {@code return} gives for a number: its lowest eight bits. */
  public static ExitStatus of(int code) {
    return code == 0 ? SUCCESS : new ExitStatus(code & 255, null);
  }

  public static ExitStatus unknown(Unknown why) {
    return new ExitStatus(0, why);
  }

  /** Whether the command succeeded; ask only where the status is known. */
  public boolean success() {
    return code == 0;
  }

  /** What {@code !} in front of a command makes of it; a status that is not known stays so. */
  public ExitStatus negated() {
    return unknown != null ? this : of(code != 0);
  }
}
