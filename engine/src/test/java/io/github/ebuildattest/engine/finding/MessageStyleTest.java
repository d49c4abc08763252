package io.github.ebuildattest.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.MessageOrigins.Side;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The messages of findings are clauses, without a capital and without a full stop: a report puts
 * them behind an id or a path. Those of today that are not are listed in {@code message-debts.txt},
 * a list that may only become shorter.
 */
class MessageStyleTest {

  /** The module's directory is where Maven runs its tests. */
  private static final Path ENGINE = Path.of("src", "main", "java");

  /** Of other modules only what makes findings is read: their libraries are not here. */
  private static final List<Path> FACES =
      List.of(
          Path.of("..", "git-hook").resolve(ENGINE),
          Path.of("..", "enforcer-rule").resolve(ENGINE));

  private static final Pattern MAKES_FINDINGS = Pattern.compile("\\bFinding(\\.\\w+)?\\(");

  /** A capital that only stands there for being first, unlike those of PyPI, SHA-256 or EAPI. */
  private static final Pattern CAPITAL = Pattern.compile("(?:[A-Z][a-z]+|[AI])(?![\\w-])");

  private static final Pattern FULL_STOP = Pattern.compile("[^.]\\.\\z");
  private static final Pattern TWO_SENTENCES = Pattern.compile("[a-z%…]\\. [A-Z]");

  private static ValuesInSources sources;
  private static Set<String> debts;

  @BeforeAll
  static void read() throws IOException {
    List<JavaFileObject> files = in(ENGINE);
    for (Path face : FACES) {
      for (JavaFileObject source : in(face)) {
        if (MAKES_FINDINGS.matcher(source.getCharContent(true)).find()) {
          files.add(source);
        }
      }
    }
    sources = new ValuesInSources(files);
    debts = new TreeSet<>();
    try (InputStream in = MessageStyleTest.class.getResourceAsStream("message-debts.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(debts::add);
    }
  }

  @Test
  void a_message_is_a_clause_without_a_capital_and_without_a_full_stop() {
    Set<String> sentences = sentences(sources);
    sentences.removeAll(debts);

    assertThat(sentences).isEmpty();
  }

  @Test
  void a_debt_that_was_paid_is_struck_from_the_list() {
    assertThat(sentences(sources)).containsAll(debts);
  }

  @Test
  void messages_are_found_wherever_they_are_made() {
    assertThat(MessageOrigins.in(sources, Side.START))
        .contains(
            "the Manifest has no DIST line for …",
            "neither PYPI_VERIFY_REPO nor a remote-id nor a pin says where the project lives");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Finding told(int n) { return Finding.of(ID, \"Some %s is %s.\".formatted(n, n)); }",
        "Finding told(int n) { return Finding.about(ID, null, \"Some \" + n + \" is odd\"); }",
        "Finding told(int n) { return Finding.at(ID, \"x\", n, n + \" is odd.\"); }",
        "Finding told(int n) { return Finding.of(ID, \"it is odd. It is not even\"); }",
        "Finding told(int n) { return new Finding(ID, \"A number\", null, null, n); }",
        "Finding told(int n) { return Finding.of(ID, n > 0 ? \"odd\" : \"Not odd\"); }",
        "Finding told(int n) { return Finding.of(ID, (n > 0 ? \"it\" : \"No\") + \" is odd\"); }",
        "Finding told(int n) { return Finding.of(ID, n + (n > 0 ? \" is\" : \" is not.\")); }",
        "Finding told(int n) { String m = \"No\"; return Finding.of(ID, m); }",
        "static final String M = \"No %s\"; Finding told(int n) { return Finding.of(ID, M); }",
        "Finding told(String m) { return Finding.of(ID, m); } Finding x() { return told(\"No\"); }",
        "Finding told(int n) { return Finding.of(ID, m()); } String m() { return \"No\"; }",
        "Finding told(R r) { return Finding.of(ID, r.m()); } record R(String m) {} "
            + "R r() { return new R(\"No\"); }",
        "Finding told(E e) { return Finding.of(ID, \"%s\".formatted(e.getMessage())); } "
            + "static class E extends Exception { E(String m) { super(m); } } "
            + "E e() { return new E(\"No\"); }",
        "Finding told(int n) { return Finding.of(ID, switch (n) { case 0 -> \"No\"; "
            + "default -> \"yes\"; }); }",
        "Finding told(java.util.Optional<String> o) { "
            + "return Finding.of(ID, o.map(m -> \"No \" + m).orElse(\"yes\")); }",
        "Finding told(int n) { String m; m = n + \" is.\"; return Finding.of(ID, m); }",
        "interface I { String m(); } Finding told(I i) { return Finding.of(ID, i.m()); } "
            + "class C implements I { public String m() { return \"No\"; } }",
      })
  void a_sentence_is_found_on_whatever_way_it_reaches_the_finding(String members)
      throws IOException {
    assertThat(sentences(sample(members))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Finding told(int n) { return Finding.of(ID, \"%s is not odd\".formatted(n)); }",
        "Finding told(String m) { return Finding.of(ID, m + \": \" + m); }",
        "Finding told(int n) { return Finding.of(ID, \"PyPI has no \" + n); }",
        "Finding told(int n) { return Finding.of(ID, \"SHA-256 is \" + n + \", etc...\"); }",
        "Finding told(int n) { System.out.println(\"A sentence.\"); return Finding.of(ID, \"x\"); }",
      })
  void what_is_not_a_message_or_not_a_sentence_may_look_as_it_likes(String members)
      throws IOException {
    assertThat(sentences(sample(members))).isEmpty();
  }

  private static Set<String> sentences(ValuesInSources sources) {
    Set<String> starts = MessageOrigins.in(sources, Side.START);
    Set<String> ends = MessageOrigins.in(sources, Side.END);
    Set<String> sentences = new TreeSet<>();
    starts.stream().filter(m -> CAPITAL.matcher(m).lookingAt()).forEach(sentences::add);
    ends.stream().filter(m -> FULL_STOP.matcher(m).find()).forEach(sentences::add);
    Stream.concat(starts.stream(), ends.stream())
        .filter(m -> TWO_SENTENCES.matcher(m).find())
        .forEach(sentences::add);
    return sentences;
  }

  private static ValuesInSources sample(String members) throws IOException {
    List<JavaFileObject> sources =
        in(ENGINE.resolve(Finding.class.getPackageName().replace('.', '/')));
    sources.add(
        new Source(
            "Sample",
            """
            package sample;
            import io.github.ebuildattest.engine.finding.*;
            class Sample {
              static final FindingId ID = FindingId.LATE_FILE;
              %s
            }
            """
                .formatted(members)));
    return new ValuesInSources(sources);
  }

  private static List<JavaFileObject> in(Path directory) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = directory.relativize(file).toString().replaceFirst("\\.java$", "");
        sources.add(new Source(name, Files.readString(file)));
      }
    }
    return sources;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('\\', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
