package io.github.ebuildattest.engine.ebuild.value;

import org.jspecify.annotations.Nullable;

/**
 * An exit status.
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

  public static Status of(int code) {
    return code == 0 ? SUCCESS : new Status(code & 255, null);
  }

  public static Status unknown(Unknown why) {
    return new Status(0, why);
  }

  public boolean success() {
    return code == 0;
  }

  public Status negated() {
    return unknown != null ? this : of(code != 0);
  }
}
