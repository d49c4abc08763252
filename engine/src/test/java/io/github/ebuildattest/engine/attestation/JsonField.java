package io.github.ebuildattest.engine.attestation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a JSON document.
 *
 * @param steps keys and indices from the root; not empty
 */
record JsonField(List<Object> steps) {

  JsonField {
    steps = List.copyOf(steps);
  }

  /** Every place in a document but the document itself, outer before inner. */
  static List<JsonField> of(JsonElement document) {
    List<JsonField> fields = new ArrayList<>();
    collect(document, List.of(), fields);
    return fields;
  }

  private static void collect(JsonElement element, List<Object> here, List<JsonField> fields) {
    if (!here.isEmpty()) {
      fields.add(new JsonField(here));
    }
    if (element instanceof JsonObject object) {
      object.entrySet().forEach(e -> collect(e.getValue(), then(here, e.getKey()), fields));
    } else if (element instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), then(here, i), fields);
      }
    }
  }

  private static List<Object> then(List<Object> here, Object step) {
    List<Object> steps = new ArrayList<>(here);
    steps.add(step);
    return steps;
  }

  /** The way there as a table names it: keys with dots between, every index a pair of brackets. */
  String pattern() {
    StringBuilder pattern = new StringBuilder();
    for (Object step : steps) {
      pattern.append(step instanceof Integer ? "[]" : "." + step);
    }
    return pattern.substring(pattern.indexOf(".") == 0 ? 1 : 0);
  }

  Object last() {
    return steps.get(steps.size() - 1);
  }

  /** What holds the place. */
  JsonElement holder(JsonElement document) {
    JsonElement element = document;
    for (Object step : steps.subList(0, steps.size() - 1)) {
      element = child(element, step).orElseThrow();
    }
    return element;
  }

  /** What is there, or empty where the document has no such place. */
  Optional<JsonElement> in(JsonElement document) {
    Optional<JsonElement> element = Optional.of(document);
    for (Object step : steps) {
      element = element.flatMap(e -> child(e, step));
    }
    return element;
  }

  private static Optional<JsonElement> child(JsonElement element, Object step) {
    if (step instanceof Integer index) {
      return element instanceof JsonArray array && index < array.size()
          ? Optional.of(array.get(index))
          : Optional.empty();
    }
    return element instanceof JsonObject object
        ? Optional.ofNullable(object.get((String) step))
        : Optional.empty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      text.append(step instanceof Integer ? "[" + step + "]" : "." + step);
    }
    return text.substring(text.indexOf(".") == 0 ? 1 : 0);
  }
}
