package io.github.ebuildattest.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One room of the engine's floor plan, a line of {@code rooms.txt}.
 *
 * @param name the package below the engine's own; {@code (root)} is the engine's own
 * @param imports the rooms it imports, lowest first
 * @param libraries the libraries it knows, of those that only some rooms may know
 * @param sentence what lives there
 */
record Room(String name, List<String> imports, List<String> libraries, String sentence) {

  static final String ENGINE = "io.github.ebuildattest.engine";

  private static final String ROOT = "(root)";

  /** The floor plan, lowest room first. */
  static List<Room> all() throws IOException {
    try (InputStream in = Room.class.getResourceAsStream("rooms.txt")) {
      List<Room> rooms = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          String[] columns = line.split(" \\| ");
          rooms.add(
              new Room(columns[0], words(columns[1], " "), words(columns[2], ", "), columns[3]));
        }
      }
      return rooms;
    }
  }

  /** The room of a package. */
  static String of(String packageName) {
    return packageName.equals(ENGINE) ? ROOT : packageName.substring(ENGINE.length() + 1);
  }

  /** Its package's name. */
  String packageName() {
    return name.equals(ROOT) ? ENGINE : ENGINE + "." + name;
  }

  /** The part of the engine that the room belongs to: what stands before the first dot. */
  String part() {
    return name.split("\\.")[0];
  }

  private static List<String> words(String column, String separator) {
    return column.equals("-") ? List.of() : List.of(column.split(separator));
  }
}
