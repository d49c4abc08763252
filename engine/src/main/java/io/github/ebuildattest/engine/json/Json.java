package io.github.ebuildattest.engine.json;

import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259). Numbers stay as they were written; nothing is ever rounded. */
public sealed interface Json {

  /** What kind of value it is, for a sentence that says what was found. */
  String kind();

  /** An object; its keys are unique and in the document's order. */
  record Members(Map<String, Json> values) implements Json {
    @Override
    public String kind() {
      return "an object";
    }
  }

  /** An array. */
  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A string. */
  record Text(String value) implements Json {
    @Override
    public String kind() {
      return "text";
    }
  }

  /** A number's literal. */
  record Numeral(String literal) implements Json {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** true, false or null. */
  enum Literal implements Json {
    TRUE,
    FALSE,
    NULL;

    @Override
    public String kind() {
      return this == NULL ? "null" : "a truth value";
    }
  }
}
