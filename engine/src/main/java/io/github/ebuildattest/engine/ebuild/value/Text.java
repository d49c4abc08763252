package io.github.ebuildattest.engine.ebuild.value;

import org.jspecify.annotations.Nullable;

/**
 * A string, or the reason why it is not known.
 *
 * @param value the string; empty where unknown
 * @param unknown why it is not known, or null
 */
public record Text(String value, @Nullable Unknown unknown) {
  public static final Text EMPTY = new Text("", null);

  public static Text of(String value) {
    return new Text(value, null);
  }

  public static Text unknown(Unknown why) {
    return new Text("", why);
  }

  /** The string; ends the expansion where it is not known. */
  public String known() {
    if (unknown != null) {
      throw new Unknown.Value(unknown);
    }
    return value;
  }

  public Text plus(Text more) {
    if (unknown != null) {
      return this;
    }
    return more.unknown != null ? more : of(value + more.value);
  }
}
