package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Does what the last lines of a report that stops say, to the letter. */
final class NextSteps {

  private NextSteps() {}

  /** A check that stops. */
  interface Check {
    Reported run() throws IOException;
  }

  /**
   * Runs the commands that a check names.
   *
   * @param text the same check's arguments, where its text has to end with the last command, too
   */
  static void follow(Overlay overlay, Check check, String... text) throws IOException {
    Reported report = check.run();
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    List<String> commands = new ArrayList<>();
    report
        .json()
        .getAsJsonArray("next-steps")
        .forEach(
            step -> {
              JsonObject json = step.getAsJsonObject();
              assertThat(json.get("command").isJsonNull()).as(report.toString()).isFalse();
              commands.add(json.get("command").getAsString());
            });
    assertThat(commands).as(report.toString()).isNotEmpty();
    if (text.length > 0) {
      List<String> arguments = new ArrayList<>(List.of(text));
      List<String> lines =
          overlay
              .tool()
              .run(arguments.remove(0), arguments.toArray(String[]::new))
              .out()
              .lines()
              .toList();
      assertThat(lines.subList(Math.max(0, lines.size() - 7), lines.size()))
          .anyMatch(line -> line.endsWith(": " + commands.get(commands.size() - 1)));
    }
    for (String command : commands) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      if (words.get(0).equals("git")) {
        overlay.git(words.subList(1, words.size()).toArray(String[]::new));
      } else {
        words.add("--yes");
        CommandResult result =
            overlay.tool().run(words.get(1), words.subList(2, words.size()).toArray(String[]::new));
        assertThat(result.code()).as(command + "\n" + report + result).isZero();
      }
    }
  }
}
