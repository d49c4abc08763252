package io.github.ebuildattest.engine.change;

import java.util.List;

/**
 * What was judged, and by what memory: the line that every run says about itself.
 *
 * @param what in words: the moment, and how much changed
 * @param memory in words: the tree whose pins and policy judged; empty where nothing was judged
 * @param remarks what this part of the run could not see, a line each
 */
public record Judged(String what, String memory, List<String> remarks) {

  public Judged {
    remarks = List.copyOf(remarks);
  }

  public Judged(String what, String memory) {
    this(what, memory, List.of());
  }

  /** Nothing was judged, for the reason that is given. */
  static Judged nothing(String why) {
    return new Judged(why, "", List.of());
  }

  /** A number of paths in words. */
  static String paths(int number) {
    return number == 1 ? "1 path" : number + " paths";
  }
}
