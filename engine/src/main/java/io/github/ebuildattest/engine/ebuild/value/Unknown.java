package io.github.ebuildattest.engine.ebuild.value;

/**
 * Why a value is not known. It costs nothing until something that decides depends on it.
 *
 * @param construct the text that gives the value, shortened
 * @param line of the ebuild
 * @param why a clause that completes "cannot be told: …"
 */
public record Unknown(String construct, int line, String why) {

  /** Ends what is being expanded; caught where the value would have been stored. */
  public static final class Value extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public final transient Unknown unknown;

    public Value(Unknown unknown) {
      super(unknown.why(), null, false, false);
      this.unknown = unknown;
    }
  }
}
