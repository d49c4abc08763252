package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.finding.Explanation;
import io.github.ebuildattest.engine.finding.FindingClass;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.report.Wrapping;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A finding's page as plain text: without Markdown's marks, wrapped, with code as it stands. */
final class FindingPage {

  /** An item of a list: its indentation, its mark and its text. */
  private static final Pattern ITEM = Pattern.compile("^(\\s*)([-*]|[0-9]+\\.) +(.*)$");

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private String first = "";
  private String following = "";

  private FindingPage() {}

  static String text(Explanation explanation) {
    FindingPage page = new FindingPage();
    String head = explanation.id().id() + ": " + explanation.title();
    page.out.append(Wrapping.wrap("", "", plain(head))).append('\n');
    page.out
        .append("class ")
        .append(explanation.id().findingClass().label())
        .append(", severity ")
        .append(explanation.id().severity().label())
        .append('\n');
    explanation
        .parts()
        .forEach(
            (heading, text) -> {
              page.out.append('\n').append(heading.toUpperCase(Locale.ROOT)).append('\n');
              page.part(text);
            });
    return page.out.toString();
  }

  /** Every finding of the catalogue with its title, by class. */
  static String all() {
    StringBuilder all = new StringBuilder();
    for (FindingClass one : FindingClass.values()) {
      all.append(all.isEmpty() ? "" : "\n").append(one.label()).append('\n');
      for (FindingId id : FindingId.values()) {
        if (id.findingClass() == one) {
          String head = id.id() + ": " + plain(Explanation.of(id).title());
          all.append(Wrapping.wrap("  ", "    ", head)).append('\n');
        }
      }
    }
    return all.toString();
  }

  private void part(String text) {
    boolean code = false;
    for (String line : text.lines().toList()) {
      Matcher item = ITEM.matcher(line);
      if (line.startsWith("```")) {
        flush();
        code = !code;
      } else if (code) {
        out.append("    ").append(line).append('\n');
      } else if (line.isBlank()) {
        flush();
        out.append('\n');
      } else if (item.matches()) {
        flush();
        first = "  " + item.group(1) + item.group(2) + " ";
        following = " ".repeat(first.length());
        paragraph.append(item.group(3));
      } else {
        if (paragraph.isEmpty()) {
          first = "  ";
          following = "  ";
        } else {
          paragraph.append(' ');
        }
        paragraph.append(line.strip());
      }
    }
    flush();
  }

  private void flush() {
    if (!paragraph.isEmpty()) {
      out.append(Wrapping.wrap(first, following, plain(paragraph.toString()))).append('\n');
      paragraph.setLength(0);
    }
  }

  /** Drops the marks of code and emphasis; a link becomes its text and its address. */
  private static String plain(String text) {
    return text.replace("`", "")
        .replace("**", "")
        .replaceAll("\\[([^\\]]*)\\]\\(([^)]*)\\)", "$1 ($2)");
  }
}
