package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.pattern.GlobParser;
import io.github.ebuildattest.engine.ebuild.pattern.Pattern;
import io.github.ebuildattest.engine.ebuild.pattern.PatternNode;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;

/** Matches a text against a glob, as case and [[ == ]] do. */
final class Globs {
  private Globs() {}

  static ExitStatus match(
      Shell shell, Text subject, Word pattern, boolean extended, String source, int line) {
    Text glob = shell.expander.glob(pattern);
    if (subject.unknown() != null) {
      // anything matches a lone star, known or not
      return glob.unknown() == null && glob.value().equals("*")
          ? ExitStatus.SUCCESS
          : ExitStatus.unknown(subject.unknown());
    }
    if (glob.unknown() != null) {
      return ExitStatus.unknown(glob.unknown());
    }
    String literal = literal(glob.value());
    if (literal != null) {
      return ExitStatus.of(literal.equals(subject.value()));
    }
    try {
      PatternOperations.ascii(shell, subject.value(), source, line);
      PatternNode node = GlobParser.parse(glob.value(), extended);
      return ExitStatus.of(new Pattern(node, shell.budget).matches(subject.value()));
    } catch (IllegalArgumentException e) {
      return ExitStatus.unknown(shell.unknown(source, line, String.valueOf(e.getMessage())));
    } catch (Unknown.Value unknown) {
      return ExitStatus.unknown(unknown.unknown);
    }
  }

  /** What a pattern without special characters matches; null where it has some. */
  private static @org.jspecify.annotations.Nullable String literal(String glob) {
    StringBuilder text = new StringBuilder(glob.length());
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if ("*?[(".indexOf(c) >= 0) {
        return null;
      }
      if (c == '\\') {
        if (++i >= glob.length()) {
          return null;
        }
        c = glob.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }
}
