package io.github.ebuildattest.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The floor plan of the engine: {@code rooms.txt} says which room may know which, and what. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Gate.class.getProtectionDomain().getCodeSource().getLocation());

  /** Libraries that only some rooms may know, by the name that the floor plan has for them. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "JGit", "org.eclipse.jgit",
          "Commons Compress", "org.apache.commons.compress",
          "sigstore-java", "dev.sigstore",
          "tomlj", "org.tomlj",
          "java.net.http", "java.net.http",
          "BouncyCastle", "org.bouncycastle",
          "Gson", "com.google.gson",
          "Commons Text", "org.apache.commons.text");

  /** More files than this are two rooms. */
  private static final int FILES_IN_A_ROOM = 30;

  private static final int FILES_AT_THE_DOOR = 8;

  private static final Path SOURCES = Path.of("src", "main", "java");

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

  private static List<Room> rooms = List.of();

  @BeforeAll
  static void readTheFloorPlan() throws IOException {
    rooms = Room.all();
  }

  static Stream<Room> everyRoom() throws IOException {
    return Room.all().stream();
  }

  @Test
  void every_class_lies_in_a_room_of_the_floor_plan() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(rooms.stream().map(Room::packageName).toList());
  }

  @ParameterizedTest
  @MethodSource("everyRoom")
  void a_room_knows_the_rooms_that_the_floor_plan_says_and_no_others(Room room) throws IOException {
    Stream<String> used =
        Stream.concat(imports(room), dependencies(room).map(JavaClass::getFullName));
    assertThat(
            used.filter(c -> c.startsWith(Room.ENGINE + "."))
                .map(c -> Room.of(c.replaceFirst("\\.[A-Z].*", "")))
                .filter(name -> !name.equals(room.name()))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(room.imports());
  }

  @Test
  void imports_point_downwards_so_that_there_is_no_cycle() {
    List<String> names = rooms.stream().map(Room::name).toList();
    assertThat(rooms)
        .allSatisfy(
            room ->
                assertThat(names.subList(0, names.indexOf(room.name())))
                    .containsAll(room.imports()));
  }

  @ParameterizedTest
  @MethodSource("everyRoom")
  void a_room_knows_the_libraries_that_the_floor_plan_says(Room room) throws IOException {
    Stream<String> used =
        Stream.concat(imports(room), dependencies(room).map(JavaClass::getFullName));
    assertThat(used.flatMap(ArchitectureTest::library).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(room.libraries());
  }

  private static Stream<String> library(String className) {
    return LIBRARIES.entrySet().stream()
        .filter(library -> className.startsWith(library.getValue() + "."))
        .map(Map.Entry::getKey);
  }

  @Test
  void no_room_is_a_hall() {
    Map<String, Integer> files = new TreeMap<>();
    CLASSES.stream()
        .filter(c -> c.getEnclosingClass().isEmpty())
        .forEach(c -> files.merge(Room.of(c.getPackageName()), 1, Integer::sum));
    assertThat(files.values()).allMatch(n -> n <= FILES_IN_A_ROOM);
    assertThat(files.get(Room.of(Room.ENGINE))).isLessThanOrEqualTo(FILES_AT_THE_DOOR);
  }

  @Test
  void an_ebuild_is_read_without_files_git_network_or_processes() {
    noClasses()
        .that()
        .resideInAPackage(Room.ENGINE + ".ebuild..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "org.eclipse.jgit..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Runtime.class, java.io.File.class)
        .check(CLASSES);
  }

  @Test
  void one_room_of_git_alone_may_start_a_process() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Room.ENGINE + ".git.program")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Process.class)
        .check(CLASSES);
  }

  @Test
  void the_engine_knows_neither_maven_nor_a_command_line() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.maven..", "picocli..")
        .check(CLASSES);
  }

  /** What the sources of a room import, constants and caught exceptions included. */
  private static Stream<String> imports(Room room) throws IOException {
    Path directory = SOURCES.resolve(room.packageName().replace('.', '/'));
    List<String> imports = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        IMPORT.matcher(Files.readString(file)).results().forEach(m -> imports.add(m.group(1)));
      }
    }
    return imports.stream();
  }

  private static Stream<JavaClass> dependencies(Room room) {
    return CLASSES.stream()
        .filter(c -> c.getPackageName().equals(room.packageName()))
        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
        .map(d -> d.getTargetClass().getBaseComponentType());
  }
}
