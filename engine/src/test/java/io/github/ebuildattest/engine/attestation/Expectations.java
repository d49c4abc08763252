package io.github.ebuildattest.engine.attestation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table of what verification must find: a line for a field, the ways to spoil it, and the finding
 * ids that must be among what is found. {@code a|b} asks for one of both. The first line that fits
 * counts. A line that expects {@code harmless} says why the forgery changes nothing that anybody
 * relies on; then the document must verify.
 */
final class Expectations {

  private static final String HARMLESS = "harmless";

  private final List<Line> lines;
  private final Set<Line> used = new LinkedHashSet<>();

  private Expectations(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * What must be found.
   *
   * @param harmless whether the forgery changes nothing
   * @param ids one of each set must be found
   */
  record Expected(boolean harmless, List<Set<String>> ids) {

    boolean holds(Collection<String> found) {
      return ids.stream().allMatch(one -> one.stream().anyMatch(found::contains));
    }
  }

  private record Line(String field, Set<String> ways, Expected expected, String text) {

    boolean fits(JsonField place, String way) {
      return (field.equals("*") || ends(place.pattern()) || ends(place.toString()))
          && (ways.contains("*") || ways.contains(way));
    }

    private boolean ends(String path) {
      return path.equals(field) || path.endsWith("." + field);
    }
  }

  /** The table in a resource beside this class. */
  static Expectations read(String resource) {
    try (InputStream in = Expectations.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("no resource " + resource);
      }
      List<Line> lines = new ArrayList<>();
      for (String text : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!text.isBlank() && !text.startsWith("#")) {
          lines.add(line(text));
        }
      }
      return new Expectations(lines);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Line line(String text) {
    String[] columns = text.split("\\|\\|", -1);
    if (columns.length != 3) {
      throw new AssertionError("a line has three columns: " + text);
    }
    String expected = columns[2].strip();
    boolean harmless = expected.startsWith(HARMLESS + ":");
    return new Line(
        columns[0].strip(),
        Set.of(columns[1].strip().split(" +", -1)),
        new Expected(
            harmless,
            harmless
                ? List.of()
                : Arrays.stream(expected.split(" +", -1))
                    .map(alternatives -> Set.of(alternatives.split("\\|", -1)))
                    .toList()),
        text);
  }

  /** What must be found for a field, spoiled in a way; empty where the table is silent. */
  Optional<Expected> of(JsonField field, String way) {
    Optional<Line> line = lines.stream().filter(l -> l.fits(field, way)).findFirst();
    line.ifPresent(used::add);
    return line.map(Line::expected);
  }

  /** Lines that nothing has asked for. */
  List<String> unused() {
    return lines.stream().filter(line -> !used.contains(line)).map(Line::text).toList();
  }
}
