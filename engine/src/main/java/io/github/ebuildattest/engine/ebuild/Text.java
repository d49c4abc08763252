package io.github.ebuildattest.engine.ebuild;

import org.jspecify.annotations.Nullable;

/**
 * A string, or the reason why it is not known.
 *
 * @param value the string; empty where unknown
 * @param unknown why it is not known, or null
 */
record Text(String value, @Nullable Unknown unknown) {
  static final Text EMPTY = new Text("", null);

  static Text of(String value) {
    return new Text(value, null);
  }

  static Text unknown(Unknown why) {
    return new Text("", why);
  }

  /** The string; ends the expansion where it is not known. */
  String known() {
    if (unknown != null) {
      throw new Unknown.Value(unknown);
    }
    return value;
  }

  Text plus(Text more) {
    if (unknown != null) {
      return this;
    }
    return more.unknown != null ? more : of(value + more.value);
  }
}
