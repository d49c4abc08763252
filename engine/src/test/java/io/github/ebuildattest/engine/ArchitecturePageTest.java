package io.github.ebuildattest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/architecture.md} shows the floor plan that {@link ArchitectureTest} holds the code
 * to, and its walks lead along files that are there. With {@code -Darchitecture.write=true} the
 * page's table and diagram are written anew.
 */
class ArchitecturePageTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path PAGE = DOCS.resolve("architecture.md");
  private static final Pattern PLAN =
      Pattern.compile("(?s)(<!-- floor plan -->\n)(.*?)(<!-- end of the floor plan -->)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern HOP =
      Pattern.compile(
          "(?m)^\\d+\\. \\[`(\\w+)(?:\\.(\\w+))?`]\\((\\S*/engine/src/main/java/(\\S+)/\\w+\\.java)\\)");

  /** More hops than these nobody keeps in mind. */
  private static final int HOPS = 12;

  @Test
  void the_page_shows_the_floor_plan() throws IOException {
    String page = Files.readString(PAGE);
    Matcher shown = PLAN.matcher(page);
    assertThat(shown.find()).isTrue();
    String plan = table(Room.all()) + "\n" + diagram(Room.all());
    if (Boolean.getBoolean("architecture.write")) {
      Files.writeString(
          PAGE, page.substring(0, shown.end(1)) + plan + page.substring(shown.start(3)));
      return;
    }
    assertThat(shown.group(2)).isEqualTo(plan);
  }

  @Test
  void every_link_leads_to_a_file() throws IOException {
    Matcher links = LINK.matcher(Files.readString(PAGE));
    List<String> missing = new ArrayList<>();
    while (links.find()) {
      String link = links.group(1);
      if (!link.startsWith("https://") && !Files.exists(DOCS.resolve(link))) {
        missing.add(link);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void a_walk_is_short_and_enters_no_room_twice() throws IOException {
    String[] walks = Files.readString(PAGE).split("\n### ");
    int found = 0;
    for (String walk : walks) {
      List<String> rooms = new ArrayList<>();
      Matcher hops = HOP.matcher(walk);
      int count = 0;
      while (hops.find()) {
        count++;
        String room = Room.of(hops.group(4).replace('/', '.'));
        if (rooms.isEmpty() || !rooms.get(rooms.size() - 1).equals(room)) {
          rooms.add(room);
        }
        if (hops.group(2) != null) {
          assertThat(Files.readString(DOCS.resolve(hops.group(3))))
              .as(hops.group())
              .containsPattern("\\b" + hops.group(2) + "\\(");
        }
      }
      if (count > 0) {
        found++;
        assertThat(count).as(walk).isLessThanOrEqualTo(HOPS);
        assertThat(rooms).as(walk).doesNotHaveDuplicates();
      }
    }
    assertThat(found).isEqualTo(3);
  }

  private static String table(List<Room> rooms) {
    StringBuilder table = new StringBuilder("| room | what lives there | imports | knows |\n");
    table.append("|---|---|---|---|\n");
    for (Room room : rooms) {
      table
          .append("| `")
          .append(room.name())
          .append("` | ")
          .append(room.sentence())
          .append(" | ")
          .append(String.join(", ", room.imports()))
          .append(" | ")
          .append(String.join(", ", room.libraries()))
          .append(" |\n");
    }
    return table.toString();
  }

  /** The engine's parts, an arrow only where no longer way leads to the same place. */
  private static String diagram(List<Room> rooms) {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    for (Room room : rooms) {
      Set<String> known = arrows.computeIfAbsent(room.part(), p -> new LinkedHashSet<>());
      room.imports().stream()
          .map(i -> i.split("\\.")[0])
          .filter(part -> !part.equals(room.part()))
          .forEach(known::add);
    }
    StringBuilder diagram = new StringBuilder("```mermaid\nflowchart TD\n");
    for (Map.Entry<String, Set<String>> part : arrows.entrySet()) {
      Set<String> indirect =
          part.getValue().stream()
              .flatMap(p -> below(p, arrows).stream())
              .collect(Collectors.toSet());
      part.getValue().stream()
          .filter(p -> !indirect.contains(p))
          .forEach(
              p ->
                  diagram
                      .append("  ")
                      .append(id(part.getKey()))
                      .append(" --> ")
                      .append(id(p))
                      .append("\n"));
    }
    return diagram.append("```\n").toString();
  }

  private static String id(String part) {
    return part.equals("(root)") ? "gate" : part;
  }

  private static Set<String> below(String part, Map<String, Set<String>> arrows) {
    Set<String> below = new LinkedHashSet<>();
    for (String next : arrows.getOrDefault(part, Set.of())) {
      below.add(next);
      below.addAll(below(next, arrows));
    }
    return below;
  }
}
