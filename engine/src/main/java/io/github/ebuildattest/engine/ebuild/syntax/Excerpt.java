package io.github.ebuildattest.engine.ebuild.syntax;

/**
 * A piece of a script as messages quote it: on one line, shortened. It is made only when asked for,
 * since no message quotes most commands.
 *
 * @param script the whole text
 * @param from where the piece begins
 * @param to where it ends
 */
public record Excerpt(String script, int from, int to) {
  private static final int LONGEST = 80;

  @Override
  public String toString() {
    int end = Math.max(from, Math.min(to, from + LONGEST));
    String shown = script.substring(from, end).replaceAll("\\s+", " ").strip();
    return to > end ? shown + "…" : shown;
  }
}
