package io.github.ebuildattest.engine.ebuild;

import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.EbuildScript;
import io.github.ebuildattest.engine.ebuild.syntax.ParseFailure;
import io.github.ebuildattest.engine.ebuild.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts of an ebuild's text that stand for themselves at its top level. */
public final class TopLevel {

  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^([\\w.+-]+)\\(\\) *\\{\\n(?:(?!\\}).*\\n)*+\\}[ \\t]*$");

  /** Names the functions that phases will call (PMS 10.4), and calls none of them. */
  private static final Pattern NO_CALL =
      Pattern.compile("(?m)^[ \\t]*EXPORT_FUNCTIONS[ \\t](?:[\\w \\t]|\\\\\\n)*$");

  private static final Pattern WORD = Pattern.compile("[\\w.+-]+");

  /** A word that holds nothing but what is written there. */
  private static final String WRITTEN_OUT = "(?:\"[^\"$`\\\\]*\"|'[^'\\n]*')";

  private static final Pattern PLAIN_VARIABLE =
      Pattern.compile(
          "(?m)^(?:(?:KEYWORDS|IUSE|DESCRIPTION|LICENSE)="
              + WRITTEN_OUT
              + "|PYTHON_COMPAT=\\([ \\w.{},-]*\\))[ \\t]*$");

  private static final Pattern HOMEPAGE =
      Pattern.compile("(?m)^HOMEPAGE=" + WRITTEN_OUT + "[ \\t]*$");

  /** What can read a variable without naming it, or as what another one names. */
  private static final Pattern INDIRECT =
      Pattern.compile(
          "\\beval\\b|\\$\\{!|\\bdeclare\\b|\\btypeset\\b|\\blocal -|\\bset\\b|\\benv\\b");

  private TopLevel() {}

  /**
   * A text in two.
   *
   * @param rest what is outside its functions
   * @param functions their text, by their names
   */
  public record Parts(String rest, Map<String, String> functions) {

    public Parts {
      functions = Map.copyOf(functions);
    }
  }

  /**
   * A text without its functions, as far as they begin and end in the first column, and without
   * comments.
   */
  public static Parts parts(String text) {
    StringBuilder rest = new StringBuilder();
    Map<String, String> functions = new HashMap<>();
    Set<String> defined = new HashSet<>();
    defined(parsed(text), defined);
    int from = 0;
    Matcher matcher = FUNCTION.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      long line = 1 + text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
      if (defined.contains(name + " " + line) && isFunction(parsed(matcher.group()))) {
        rest.append(text, from, matcher.start());
        functions.merge(name, withoutComments(matcher.group()), String::concat);
        from = matcher.end();
      }
    }
    rest.append(text, from, text.length());
    return new Parts(withoutComments(rest.toString()), functions);
  }

  /** Without its comments, where it can be parsed. */
  private static String withoutComments(String text) {
    try {
      StringBuilder without = new StringBuilder(text);
      Parser.comments(text).stream().forEach(i -> without.setCharAt(i, ' '));
      return without.toString();
    } catch (ParseFailure failure) {
      return text;
    }
  }

  private static @Nullable Command parsed(String text) {
    try {
      return EbuildScript.parse(text);
    } catch (ParseFailure failure) {
      return null;
    }
  }

  private static boolean isFunction(@Nullable Command command) {
    return (command instanceof Command.Sequence all && all.commands().size() == 1)
        ? isFunction(all.commands().get(0))
        : command instanceof Command.Function;
  }

  /** Names and lines of functions that are defined outside of others. */
  private static void defined(@Nullable Command command, Set<String> found) {
    if (command instanceof Command.Function function) {
      found.add(function.name() + " " + function.line());
    } else if (command instanceof Command.Sequence all) {
      all.commands().forEach(c -> defined(c, found));
    } else if (command instanceof Command.If alternative) {
      defined(alternative.then(), found);
      defined(alternative.otherwise(), found);
    }
  }

  /**
   * What runs when an ebuild is read: all but the functions that none of it names. One that is
   * named once stands where it is called.
   */
  public static List<String> called(List<Parts> all) {
    List<String> texts = new ArrayList<>();
    Map<String, String> functions = new TreeMap<>();
    for (Parts parts : all) {
      texts.add(parts.rest());
      parts.functions().forEach((n, t) -> functions.merge(n, t, String::concat));
    }
    Map<String, Integer> named = new HashMap<>();
    texts.forEach(t -> count(t, named));
    functions.values().forEach(t -> count(t, named));
    for (int i = 0; i < texts.size(); i++) {
      Matcher word = WORD.matcher(withoutNonCalls(texts.get(i)));
      while (word.find()) {
        String function = functions.remove(word.group());
        if (function != null && named.getOrDefault(word.group(), 0) == 2) {
          String text = texts.get(i);
          String body = function.substring(function.indexOf('\n'), function.lastIndexOf('}'));
          texts.set(i, text.substring(0, word.start()) + body + text.substring(word.end()));
          word = WORD.matcher(withoutNonCalls(texts.get(i)));
        } else if (function != null) {
          texts.add(function);
        }
      }
    }
    return texts;
  }

  private static void count(String text, Map<String, Integer> named) {
    Matcher word = WORD.matcher(withoutNonCalls(text));
    while (word.find()) {
      named.merge(word.group(), 1, Integer::sum);
    }
  }

  private static String withoutNonCalls(String text) {
    return NO_CALL.matcher(text).replaceAll(m -> " ".repeat(m.group().length()));
  }

  /**
   * An ebuild's text without what KEYWORDS, IUSE, PYTHON_COMPAT, DESCRIPTION and LICENSE are set
   * to, where that is written out and the ebuild does not use it.
   */
  public static String withoutPlainVariables(String text) {
    return INDIRECT.matcher(text).find() ? text : without(text, PLAIN_VARIABLE);
  }

  /**
   * An ebuild's text without what HOMEPAGE is set to, where that is written out and the ebuild does
   * not use it.
   */
  public static String withoutHomepage(String text) {
    return INDIRECT.matcher(text).find() ? text : without(text, HOMEPAGE);
  }

  private static String without(String text, Pattern pattern) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String name = matcher.group().split("[=(]", 2)[0];
      if (isNamedOnce(name, text) && begins(text, matcher.start())) {
        rest.append(text, from, matcher.start()).append(name);
        from = matcher.end();
      }
    }
    return rest.append(text, from, text.length()).toString();
  }

  private static boolean isNamedOnce(String name, String text) {
    Matcher matcher = Pattern.compile("(?<!\\w)" + name + "(?!\\w)").matcher(text);
    return matcher.find() && !matcher.find();
  }

  /** Whether a command begins at an offset: what stands before it is complete. */
  private static boolean begins(String text, int offset) {
    try {
      EbuildScript.parse(text.substring(0, offset));
      return true;
    } catch (ParseFailure failure) {
      return false;
    }
  }
}
