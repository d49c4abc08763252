package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Assignment;
import io.github.ebuildattest.engine.ebuild.syntax.Excerpt;
import io.github.ebuildattest.engine.ebuild.value.Text;
import java.util.List;

/**
 * A call of a builtin or of a function that is built in here.
 *
 * @param name the command's name
 * @param arguments what follows it, expanded
 * @param declared assignments among the arguments of a declaration builtin
 * @param excerpt the command as written
 * @param line where it stands
 */
public record Call(
    String name, List<Text> arguments, List<Assignment> declared, Excerpt excerpt, int line) {

  /** The command as written, shortened: for messages. */
  public String source() {
    return excerpt.toString();
  }

  /** The arguments, all known; ends the call if one is not. */
  public List<String> known() {
    return Shell.known(arguments);
  }

  /** The same call of another command, without the first arguments. */
  public Call of(String command, int drop) {
    return new Call(command, arguments.subList(drop, arguments.size()), declared, excerpt, line);
  }
}
