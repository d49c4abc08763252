package io.github.ebuildattest.engine.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that texts of the shell ever assign to variables, in whatever order and on whatever way. */
final class AssignedWords {

  /**
   * What is assigned once.
   *
   * @param text as it is written
   * @param joins whether it is added to what stands before without anything between
   * @param repeats whether that may happen more than once: in a loop, or in a function
   * @param given whether a command gives the value, and the text says nothing about it
   * @param list whether the text is several values, of which an expansion may give any
   */
  record Word(
      int number, String text, boolean joins, boolean repeats, boolean given, boolean list) {}

  /** Commands that set variables by names, or from code, that are not written out. */
  private static final Pattern INDIRECT =
      Pattern.compile(
          "\\beval\\b|\\$\\{!(?!\\w+\\[[@*]\\])|(?m:^[ \\t]*(?:\\.|source)[ \\t])"
              + "|\\b(?:declare|typeset|local|export|readonly)\\b"
              + "(?:[ \\t]+-\\w*n|[^\\n;=]*[$`\\\\\"'][^\\n;=]*=)"
              + "|\\b(?:read|mapfile|readarray|printf[ \\t]+-v)\\b[ \\t]*[\"'$]");

  private static final Pattern OF_LOOPS = Pattern.compile("(?m)(?:^|;)[ \\t]*(do|done)\\b");
  private static final Pattern FUNCTION = Pattern.compile("[\\w.+-]+\\(\\)");

  /** A command whose name is not written out. */
  private static final Pattern NAMELESS =
      Pattern.compile("(?m)(?<!\\\\\\n)^[ \\t]*[\"']?\\$[{A-Za-z_][^\\n]*$");

  private static final Pattern GIVES =
      Pattern.compile("\\b(?:read|mapfile|readarray|getopts|select|printf[ \\t]+-v)\\b([^\\n;]*)");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?<![\\w$])([A-Za-z_]\\w*)(?:\\[[^\\]\\n]*\\])?(\\+?)=");
  private static final Pattern DEFAULT = Pattern.compile("\\$(\\{([A-Za-z_]\\w*):?=)");
  private static final Pattern LOOP =
      Pattern.compile("\\bfor[ \\t]+([A-Za-z_]\\w*)[ \\t]+in\\b([^;\\n]*)");
  private static final Pattern INHERIT =
      Pattern.compile("(?m)^[^#\\n]*?\\binherit[ \\t]+([^\\n]*)");
  private static final Pattern PLAIN_NAMES = Pattern.compile("[\\w.+ \\t-]*(?:[#;&|}].*)?");

  private final Map<String, List<Word>> words = new LinkedHashMap<>();
  private boolean indirectly;
  private int number;

  private AssignedWords() {}

  static AssignedWords in(List<String> texts) {
    AssignedWords all = new AssignedWords();
    texts.forEach(all::learn);
    return all;
  }

  /** The names of the eclasses that a text inherits; empty where they are not written out. */
  static Optional<Set<String>> inherited(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher inherit = INHERIT.matcher(text.replace("\\\n", " "));
    while (inherit.find()) {
      if (!PLAIN_NAMES.matcher(inherit.group(1)).matches()) {
        return Optional.empty();
      }
      names.addAll(List.of(inherit.group(1).split("[#;&|}]", 2)[0].strip().split("[ \\t]+")));
    }
    return Optional.of(names);
  }

  /** Whether something is set that the texts do not name. */
  boolean indirectly() {
    return indirectly;
  }

  Set<String> names() {
    return words.keySet();
  }

  List<Word> of(String name) {
    return words.getOrDefault(name, List.of());
  }

  private void learn(String text) {
    indirectly |= INDIRECT.matcher(text).find();
    StringBuilder commands = new StringBuilder();
    int from = 0;
    Matcher assignment = ASSIGNMENT.matcher(text);
    while (assignment.find()) {
      String word = text.substring(assignment.end(), ShellText.pastWord(text, assignment.end()));
      boolean joins = !assignment.group(2).isEmpty() && !word.matches("(?s)\\(.*|[\"']?\\s.*");
      boolean again = joins && repeats(text, assignment.start());
      add(assignment.group(1), word, joins, again, false, word.startsWith("("));
      if (assignment.start() >= from) {
        commands.append(text, from, assignment.start()).append("_=_");
        from = assignment.end() + word.length();
      }
    }
    indirectly |= NAMELESS.matcher(commands.append(text, from, text.length())).find();
    Matcher given = DEFAULT.matcher(text);
    while (given.find()) {
      int end = ShellText.pastBrackets(text, given.start(1), '{', '}');
      add(
          given.group(2),
          text.substring(given.end(), Math.max(given.end(), end - 1)),
          false,
          false,
          false,
          false);
    }
    Matcher loop = LOOP.matcher(text);
    while (loop.find()) {
      add(loop.group(1), loop.group(2), false, false, false, true);
    }
    Matcher gives = GIVES.matcher(text);
    while (gives.find()) {
      Matcher name = NAME.matcher(gives.group(1));
      while (name.find()) {
        add(name.group(), "", false, false, true, false);
      }
    }
  }

  private static boolean repeats(String text, int at) {
    if (FUNCTION.matcher(text).lookingAt()) {
      return true;
    }
    int depth = 0;
    Matcher word = OF_LOOPS.matcher(text).region(0, at);
    while (word.find()) {
      depth += word.group(1).equals("do") ? 1 : -1;
    }
    return depth > 0;
  }

  private void add(
      String name, String word, boolean joins, boolean repeats, boolean given, boolean list) {
    words
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(new Word(number++, word, joins, repeats, given, list));
  }
}
