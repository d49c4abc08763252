package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * JSON in its one canonical form (RFC 8785): keys sorted by UTF-16 code units, no white space. Only
 * what Rekor signs is supported: objects, arrays, strings, booleans, null and integers.
 */
public final class CanonicalJson {

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * The canonical UTF-8 bytes.
   *
   * @throws IllegalArgumentException for a number that is not a whole one
   */
  public static byte[] bytes(JsonElement element) {
    CanonicalJson json = new CanonicalJson();
    json.write(element);
    return json.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(JsonElement element) {
    if (element instanceof JsonObject object) {
      object(object);
    } else if (element instanceof JsonArray array) {
      out.append('[');
      for (int i = 0; i < array.size(); i++) {
        out.append(i == 0 ? "" : ",");
        write(array.get(i));
      }
      out.append(']');
    } else if (element instanceof JsonPrimitive primitive) {
      primitive(primitive);
    } else {
      out.append("null");
    }
  }

  private void object(JsonObject object) {
    List<String> keys = new ArrayList<>(object.keySet());
    Collections.sort(keys);
    out.append('{');
    String comma = "";
    for (String key : keys) {
      out.append(comma);
      comma = ",";
      string(key);
      out.append(':');
      write(object.get(key));
    }
    out.append('}');
  }

  private void primitive(JsonPrimitive primitive) {
    if (primitive.isString()) {
      string(primitive.getAsString());
    } else if (primitive.isNumber()) {
      String number = primitive.getAsString();
      if (!number.matches("-?[0-9]+")) {
        throw new IllegalArgumentException("not a whole number: " + number);
      }
      out.append(number);
    } else {
      out.append(primitive.getAsBoolean());
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
