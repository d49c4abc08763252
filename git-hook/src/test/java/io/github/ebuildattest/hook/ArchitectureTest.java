package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of the command line, and what each of them may import of the others. */
class ArchitectureTest {

  /**
   * A room, which is a package.
   *
   * @param name below this package; empty for this package itself, which assembles the others
   * @param imports the rooms that it imports, exactly
   */
  record Room(String name, Set<String> imports) {}

  /** Lowest first: a room imports rooms above its own line only. */
  private static final List<Room> ROOMS =
      List.of(
          new Room("process", Set.of()),
          new Room("terminal", Set.of("process")),
          new Room("git", Set.of("process")),
          new Room("option", Set.of("process")),
          new Room("command", Set.of("process", "terminal", "git", "option")),
          new Room("", Set.of("process", "terminal", "option", "command")));

  /** More files than this are two rooms. */
  private static final int FILES_IN_A_ROOM = 30;

  private static final String ROOT = ArchitectureTest.class.getPackageName();

  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?" + Pattern.quote(ROOT) + "\\.([a-z.]*)[A-Z]", Pattern.MULTILINE);

  static List<Room> rooms() {
    return ROOMS;
  }

  @Test
  void every_class_lies_in_a_room() throws IOException {
    assertThat(packages("main").keySet())
        .containsExactlyInAnyOrderElementsOf(ROOMS.stream().map(Room::name).toList());
  }

  @Test
  void imports_point_downwards_so_that_there_is_no_cycle() {
    List<String> below = new ArrayList<>();
    for (Room room : ROOMS) {
      assertThat(below).as(room.name()).containsAll(room.imports());
      below.add(room.name());
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void a_room_imports_the_rooms_that_are_named_and_no_others(Room room) throws IOException {
    Set<String> imports = new TreeSet<>();
    for (Path file : packages("main").get(room.name())) {
      IMPORT
          .matcher(Files.readString(file))
          .results()
          .forEach(m -> imports.add(m.group(1).replaceFirst("\\.$", "")));
    }
    imports.remove(room.name());
    assertThat(imports).containsExactlyInAnyOrderElementsOf(room.imports());
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "test"})
  void no_room_is_a_hall(String tree) throws IOException {
    assertThat(packages(tree))
        .isNotEmpty()
        .allSatisfy((name, files) -> assertThat(files).hasSizeLessThanOrEqualTo(FILES_IN_A_ROOM));
  }

  /** The source files of a tree, by package below this one. */
  private static Map<String, List<Path>> packages(String tree) throws IOException {
    Path root = Path.of("src", tree, "java").resolve(ROOT.replace('.', '/'));
    Map<String, List<Path>> packages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = root.relativize(file.getParent()).toString().replace('/', '.');
        packages.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
      }
    }
    return packages;
  }
}
