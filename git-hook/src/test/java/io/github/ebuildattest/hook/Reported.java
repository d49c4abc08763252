package io.github.ebuildattest.hook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A report in JSON, as a script in CI would read it. */
public record Reported(CommandResult result, @Nullable JsonObject json) {

  public static Reported of(CommandResult result) {
    Reported report =
        new Reported(
            result,
            result.out().isBlank() ? null : JsonParser.parseString(result.out()).getAsJsonObject());
    report.requireAWayOn();
    return report;
  }

  /** Whatever stops a run, in whatever test: the report says what can be done about it. */
  private void requireAWayOn() {
    if (json != null && code() == 1 && json.get("next-steps").getAsJsonArray().isEmpty()) {
      throw new AssertionError("it stops, and names no way on: " + this);
    }
  }

  public int code() {
    return result.code();
  }

  /** All findings, whether of a bump or of none. */
  public List<JsonObject> findings() {
    List<JsonObject> all = new ArrayList<>();
    if (json != null) {
      json.getAsJsonArray("findings").forEach(f -> all.add(f.getAsJsonObject()));
      bumps().forEach(b -> b.getAsJsonArray("findings").forEach(f -> all.add(f.getAsJsonObject())));
    }
    return all;
  }

  public List<JsonObject> bumps() {
    List<JsonObject> bumps = new ArrayList<>();
    if (json != null) {
      for (JsonElement bump : json.getAsJsonArray("bumps")) {
        bumps.add(bump.getAsJsonObject());
      }
    }
    return bumps;
  }

  /** Ids of all findings. */
  public List<String> ids() {
    return findings().stream().map(f -> f.get("id").getAsString()).toList();
  }

  /** Ids of findings that block and have not been accepted. */
  public List<String> blocking() {
    return findings().stream()
        .filter(f -> f.get("severity").getAsString().equals("block"))
        .filter(f -> !f.has("accepted-by") || f.get("accepted-by").isJsonNull())
        .map(f -> f.get("id").getAsString())
        .toList();
  }

  /** The message of the first finding with this id. */
  public String message(String id) {
    return findings().stream()
        .filter(f -> f.get("id").getAsString().equals(id))
        .map(f -> f.get("message").getAsString())
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + ids()));
  }

  /** Verdicts by {@code category/package-version}. */
  public Map<String, String> verdicts() {
    Map<String, String> verdicts = new TreeMap<>();
    for (JsonObject bump : bumps()) {
      verdicts.put(
          bump.get("package").getAsString() + "-" + bump.get("version").getAsString(),
          bump.get("verdict").getAsString());
    }
    return verdicts;
  }

  @Override
  public String toString() {
    return "exit %d, %s, %s%n%s%s".formatted(code(), verdicts(), ids(), result.err(), result.out());
  }
}
