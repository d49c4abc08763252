package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.value.Sink;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one text of a word where bash does not split: assignments, conditions, patterns. */
final class JoiningSink implements Sink {

  /** What to do to quoted characters. */
  enum Quoting {
    /** Nothing: the text is used as it is. */
    DROP,
    /** A backslash before each: the text is a glob. */
    GLOB,
    /** A backslash before those that are special in a regular expression. */
    REGEX
  }

  private final Shell shell;
  private final Quoting quoting;
  private final StringBuilder text = new StringBuilder();
  private @Nullable Unknown unknown;

  JoiningSink(Shell shell, Quoting quoting) {
    this.shell = shell;
    this.quoting = quoting;
  }

  @Override
  public void literal(String literal) {
    text.append(literal);
  }

  @Override
  public void quoted(String quoted) {
    shell.budget.spend(1 + quoted.length() / 16);
    if (quoting == Quoting.DROP) {
      text.append(quoted);
      return;
    }
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (quoting == Quoting.GLOB || ".[]()*+?{}|^$\\".indexOf(c) >= 0) {
        text.append('\\');
      }
      text.append(c);
    }
  }

  @Override
  public void value(String value) {
    shell.budget.spend(1 + value.length() / 16);
    text.append(value);
  }

  @Override
  public void list(List<String> items, boolean quoted, boolean star) {
    String separator = " ";
    if (star) {
      String ifs = shell.separators(0);
      separator = ifs.isEmpty() ? "" : ifs.substring(0, 1);
    }
    String joined = String.join(separator, items);
    if (quoted) {
      quoted(joined);
    } else {
      value(joined);
    }
  }

  @Override
  public boolean splits() {
    return false;
  }

  @Override
  public void unknown(Unknown why, boolean quoted) {
    if (unknown == null) {
      unknown = why;
    }
  }

  Text result() {
    return unknown != null ? Text.unknown(unknown) : Text.of(text.toString());
  }
}
