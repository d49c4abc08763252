package io.github.ebuildattest.engine.source;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.source.tree.SourceCommit;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a file is the commit's text with something filled in: the release's version where the
 * commit has one other version, as whole words; or, by {@code git archive}, a commit in place of
 * {@code $Format:%H$} (gitattributes(5), export-subst).
 */
final class Substitution {

  /** Words that could be a version, and everything between them. */
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z.+!_-]+|[^0-9A-Za-z.+!_-]+");

  private static final Pattern VERSION_LIKE = Pattern.compile("[vV]?[0-9]+\\.[0-9A-Za-z.+!_-]*");

  private static final Pattern QUOTE_BEFORE = Pattern.compile("(?s).*['\"]");
  private static final Pattern QUOTE_BEHIND = Pattern.compile("(?s)['\"].*");
  private static final Pattern SPEAKS_OF_IT = Pattern.compile("(?i)version");
  private static final Pattern FORMAT = Pattern.compile("\\$Format:([^$\n]*)\\$");

  private final Pep440Version version;
  private final SourceCommit commit;

  Substitution(Pep440Version version, SourceCommit commit) {
    this.version = version;
    this.commit = commit;
  }

  /** What was filled in, a clause; empty where the texts differ by anything else. */
  Optional<String> between(byte[] committed, byte[] distributed) {
    Optional<String> one = text(committed);
    Optional<String> other = text(distributed);
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    return version(lines(one.get()), lines(other.get())).or(() -> archived(one.get(), other.get()));
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      // no text, so nothing was filled in
      return Optional.empty();
    }
  }

  /** With their ends, so that these are compared, too. */
  private static List<String> lines(String text) {
    return List.of(text.split("(?<=\n)", -1));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  private Optional<String> version(List<String> committed, List<String> distributed) {
    if (committed.size() != distributed.size()) {
      return Optional.empty();
    }
    Set<String> replaced = new HashSet<>();
    for (int i = 0; i < committed.size(); i++) {
      if (!committed.get(i).equals(distributed.get(i))
          && !replaces(committed.get(i), distributed.get(i), replaced)) {
        return Optional.empty();
      }
    }
    return replaced.size() == 1
        ? Optional.of("version " + version + " in place of " + replaced.iterator().next())
        : Optional.empty();
  }

  /**
   * Whether nothing but a version differs in a line, and it stands where one would: quoted, or
   * behind the word. A bare number elsewhere could be any number.
   */
  private boolean replaces(String committed, String distributed, Set<String> replaced) {
    List<String> before = words(committed);
    List<String> after = words(distributed);
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      String was = before.get(i);
      String is = after.get(i);
      if (!was.equals(is)) {
        boolean quoted =
            i > 0
                && i + 1 < before.size()
                && QUOTE_BEFORE.matcher(before.get(i - 1)).matches()
                && QUOTE_BEHIND.matcher(before.get(i + 1)).matches();
        if (!VERSION_LIKE.matcher(was).matches()
            || !is.contains(".")
            || Pep440Version.parse(is).filter(version::equals).isEmpty()
            || !(quoted || SPEAKS_OF_IT.matcher(committed).find())) {
          return false;
        }
        replaced.add(was);
      }
    }
    return true;
  }

  private Optional<String> archived(String committed, String distributed) {
    Matcher format = FORMAT.matcher(committed);
    StringBuilder expected = new StringBuilder();
    int from = 0;
    while (format.find()) {
      expected.append(Pattern.quote(committed.substring(from, format.start())));
      expected.append(filled(format.group(1)));
      from = format.end();
    }
    if (from == 0) {
      return Optional.empty();
    }
    expected.append(Pattern.quote(committed.substring(from)));
    return Pattern.matches(expected.toString(), distributed)
        ? Optional.of("filled in by git archive")
        : Optional.empty();
  }

  private String filled(String placeholder) {
    return switch (placeholder) {
      case "%H" -> commit.id();
      case "%h" -> "(?=[0-9a-f]{4,40}(?![0-9a-f]))" + prefixes();
      // names of refs, dates and people: nothing that could end a string or a line
      default -> "[^\"'\\\\\n\r{}`$]{0,400}";
    };
  }

  private String prefixes() {
    StringBuilder all = new StringBuilder("(?:" + commit.id());
    for (int length = commit.id().length() - 1; length >= 4; length--) {
      all.append('|').append(commit.id(), 0, length);
    }
    return all.append(')').toString();
  }
}
