package io.github.ebuildattest.engine.attestation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One way to spoil one field of a JSON document. */
enum Damage {
  /** The member or item is not there. */
  DROP,
  NULL,
  /** Nothing of the same type: an empty text, list or object; zero. */
  EMPTY,
  // another type
  NUMBER,
  TEXT,
  LIST,
  OBJECT,
  TRUE,
  /** The key occurs twice with the same value. */
  TWICE,
  /** The key occurs twice, first with null: a lenient parser takes the genuine one. */
  TWICE_NULL,
  /** Its last character, byte or item is cut off. */
  SHORT,
  // a bit
  FLIP_FIRST,
  FLIP_MIDDLE,
  FLIP_LAST,
  /** A number or a time that is later. */
  LATER,
  /** A number or a time that is earlier. */
  EARLIER;

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  /** Keys whose text is base64: their bytes are spoiled, not their letters. */
  private static final Set<String> BASE64 =
      Set.of(
          "certificate",
          "keyId",
          "signedEntryTimestamp",
          "rootHash",
          "hashes",
          "canonicalizedBody",
          "statement",
          "signature",
          "verifier",
          "rawBytes",
          "timestamps");

  private static final String AGAIN = "@again@";

  static String text(JsonElement document) {
    return GSON.toJson(document);
  }

  /** As a table names it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The document spoiled at a place, or empty where this cannot be done or changes nothing. */
  Optional<String> of(JsonElement genuine, JsonField field) {
    JsonElement document = genuine.deepCopy();
    JsonElement holder = field.holder(document);
    JsonElement value = field.in(document).orElseThrow();
    switch (this) {
      case DROP -> remove(holder, field.last());
      case TWICE, TWICE_NULL -> {
        if (!(holder instanceof JsonObject object)) {
          return Optional.empty();
        }
        String key = (String) field.last();
        JsonObject copy = object.deepCopy();
        copy.keySet().forEach(object::remove);
        copy.entrySet()
            .forEach(
                member -> {
                  if (member.getKey().equals(key)) {
                    object.add(key + AGAIN, this == TWICE ? value.deepCopy() : JsonNull.INSTANCE);
                  }
                  object.add(member.getKey(), member.getValue());
                });
      }
      default -> {
        JsonElement other = other(value, field);
        if (other == null || other.equals(value)) {
          return Optional.empty();
        }
        put(holder, field.last(), other);
      }
    }
    return Optional.of(text(document).replace(AGAIN, ""));
  }

  /** The document with a donor's value at a place, or empty where both have the same there. */
  static Optional<String> swapped(JsonElement genuine, JsonField field, JsonElement donor) {
    JsonElement document = genuine.deepCopy();
    return field
        .in(donor)
        .filter(value -> !Optional.of(value).equals(field.in(document)))
        .map(
            value -> {
              put(field.holder(document), field.last(), value.deepCopy());
              return text(document);
            });
  }

  static void put(JsonElement holder, Object step, JsonElement value) {
    if (step instanceof Integer index) {
      ((JsonArray) holder).set(index, value);
    } else {
      ((JsonObject) holder).add((String) step, value);
    }
  }

  private static void remove(JsonElement holder, Object step) {
    if (step instanceof Integer index) {
      ((JsonArray) holder).remove((int) index);
    } else {
      ((JsonObject) holder).remove((String) step);
    }
  }

  private JsonElement other(JsonElement value, JsonField field) {
    boolean number = value instanceof JsonPrimitive p && p.isNumber();
    boolean text = value instanceof JsonPrimitive p && p.isString();
    return switch (this) {
      case NULL -> JsonNull.INSTANCE;
      case EMPTY -> empty(value, number, text);
      case NUMBER -> number ? null : new JsonPrimitive(7);
      case TEXT -> text ? null : new JsonPrimitive("text");
      case LIST -> value.isJsonArray() ? null : new JsonArray();
      case OBJECT -> value.isJsonObject() ? null : new JsonObject();
      case TRUE -> new JsonPrimitive(true);
      case SHORT -> text ? spoiledText(value, field) : shorter(value);
      case FLIP_FIRST, FLIP_MIDDLE, FLIP_LAST -> text ? spoiledText(value, field) : null;
      case LATER, EARLIER -> shifted(value, number, text);
      case DROP, TWICE, TWICE_NULL -> throw new IllegalStateException();
    };
  }

  private static JsonElement empty(JsonElement value, boolean number, boolean text) {
    if (value.isJsonArray()) {
      return new JsonArray();
    }
    if (value.isJsonObject()) {
      return new JsonObject();
    }
    return text ? new JsonPrimitive("") : number ? new JsonPrimitive(0) : null;
  }

  private static JsonElement shorter(JsonElement value) {
    if (value instanceof JsonArray array && !array.isEmpty()) {
      JsonArray shorter = array.deepCopy();
      shorter.remove(shorter.size() - 1);
      return shorter;
    }
    return null;
  }

  private JsonElement spoiledText(JsonElement value, JsonField field) {
    Object name =
        field.last() instanceof Integer
            ? field.steps().get(field.steps().size() - 2)
            : field.last();
    String text = value.getAsString();
    if (text.isEmpty()) {
      return null;
    }
    if (BASE64.contains(name)) {
      byte[] bytes = spoiled(Base64.getDecoder().decode(text.replace("\n", "")));
      return new JsonPrimitive(Base64.getEncoder().encodeToString(bytes));
    }
    if (this == SHORT) {
      return new JsonPrimitive(text.substring(0, text.length() - 1));
    }
    char[] letters = text.toCharArray();
    int at = place(letters.length);
    letters[at] = (char) (letters[at] ^ 1);
    return new JsonPrimitive(new String(letters));
  }

  private byte[] spoiled(byte[] bytes) {
    if (this == SHORT) {
      return Arrays.copyOf(bytes, bytes.length - 1);
    }
    byte[] spoiled = bytes.clone();
    spoiled[place(bytes.length)] ^= 1;
    return spoiled;
  }

  private int place(int length) {
    return this == FLIP_FIRST ? 0 : this == FLIP_LAST ? length - 1 : length / 2;
  }

  private JsonElement shifted(JsonElement value, boolean number, boolean text) {
    long step = this == LATER ? 1 : -1;
    if (number) {
      return new JsonPrimitive(value.getAsLong() + step);
    }
    if (text && value.getAsString().matches("[0-9]{1,18}")) {
      return new JsonPrimitive(Long.toString(value.getAsLong() + step));
    }
    if (text && value.getAsString().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*Z")) {
      return new JsonPrimitive(this == LATER ? "2069-01-01T00:00:00Z" : "1999-01-01T00:00:00Z");
    }
    return null;
  }
}
