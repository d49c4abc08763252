package io.github.ebuildattest.engine.ebuild.gentoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ebuildattest.engine.ebuild.TopLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The list of eclasses against a copy of the Gentoo repository, whose path {@code
 * -Dgentoo.repository} names. Without one there is nothing to compare with.
 */
class KnownEclassesTest {

  private static final String SUFFIX = ".eclass";
  private static final Pattern INHERIT = Pattern.compile("(?m)^\\s*inherit((?:[ \\t]+[\\w.+-]+)+)");
  private static final Pattern SOURCES = Pattern.compile("(?<![\\w$])SRC_URI\\+?=");
  private static final Pattern ASSIGNED = Pattern.compile("(?m)^\\s*([A-Z][A-Z0-9_]*)\\+?=");

  /** What the evaluator takes for unknown after any eclass, or never reads. */
  private static final Set<String> OF_METADATA =
      Set.of(
          "BDEPEND",
          "DEPEND",
          "IDEPEND",
          "IUSE",
          "PDEPEND",
          "PROPERTIES",
          "RDEPEND",
          "REQUIRED_USE",
          "RESTRICT",
          "SRC_URI");

  private final Map<String, String> rests = new TreeMap<>();

  @BeforeEach
  void read() throws IOException {
    String repository = System.getProperty("gentoo.repository", "");
    assumeTrue(!repository.isEmpty(), "-Dgentoo.repository names no copy of the Gentoo repository");
    try (Stream<Path> files = Files.list(Path.of(repository, "eclass"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        String name = file.getFileName().toString().replace(SUFFIX, "");
        rests.put(name, TopLevel.parts(Files.readString(file)).rest());
      }
    }
  }

  private static KnownEclasses.Effect effect(String eclass) {
    return KnownEclasses.SHIPPED.effect(eclass);
  }

  @Test
  void says_which_are_new() {
    List<String> unknown = rests.keySet().stream().filter(e -> effect(e) == null).toList();
    System.out.println(unknown.size() + " eclasses are not in eclasses.txt: " + unknown);

    assertThat(rests.keySet().stream().filter(e -> effect(e) != null)).hasSizeGreaterThan(100);
  }

  @Test
  void those_that_leave_the_sources_alone_do() {
    Set<String> wrong = new TreeSet<>();
    rests.forEach(
        (name, text) -> {
          KnownEclasses.Effect effect = effect(name);
          if (effect != null && !effect.setsSources() && SOURCES.matcher(text).find()) {
            wrong.add(name);
          }
        });

    // both are computed here
    wrong.removeAll(Set.of("pypi", "cargo"));
    assertThat(wrong).isEmpty();
  }

  @Test
  void they_inherit_nothing_else() {
    List<String> wrong = new ArrayList<>();
    rests.forEach(
        (name, text) -> {
          KnownEclasses.Effect effect = effect(name);
          Matcher inherit = INHERIT.matcher(text);
          while (effect != null && inherit.find()) {
            Stream.of(inherit.group(1).strip().split("\\s+"))
                .filter(e -> !effect.eclasses().contains(e))
                .forEach(e -> wrong.add(name + " inherits " + e));
          }
        });

    assertThat(wrong).isEmpty();
  }

  @Test
  void they_set_nothing_else_when_they_are_inherited() {
    Set<String> wrong = new TreeSet<>();
    rests.forEach(
        (name, text) -> {
          KnownEclasses.Effect effect = effect(name);
          Matcher assigned = ASSIGNED.matcher(text);
          // cargo's own work is computed here
          while (effect != null && !name.equals("cargo") && assigned.find()) {
            String variable = assigned.group(1);
            if (!effect.maySet(variable) && !OF_METADATA.contains(variable)) {
              wrong.add(name + " sets " + variable);
            }
          }
        });

    assertThat(wrong).isEmpty();
  }
}
