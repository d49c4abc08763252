package io.github.ebuildattest.engine.ebuild;

import org.jspecify.annotations.Nullable;

/**
 * An exit status.
 *
 * @param code 0 to 255; meaningless where unknown
 * @param unknown why it is not known, or null
 */
record Status(int code, @Nullable Unknown unknown) {
  static final Status SUCCESS = new Status(0, null);
  static final Status FAILURE = new Status(1, null);

  static Status of(boolean success) {
    return success ? SUCCESS : FAILURE;
  }

  static Status of(int code) {
    return code == 0 ? SUCCESS : new Status(code & 255, null);
  }

  static Status unknown(Unknown why) {
    return new Status(0, why);
  }

  boolean success() {
    return code == 0;
  }

  Status negated() {
    return unknown != null ? this : of(code != 0);
  }
}
