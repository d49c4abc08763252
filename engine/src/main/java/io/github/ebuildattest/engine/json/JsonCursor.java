package io.github.ebuildattest.engine.json;

import io.github.ebuildattest.engine.digest.Bytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value in a JSON tree and the path to it, so that the place of what is wrong can be named.
 *
 * @param path keys and indices from the root, as in {@code attestation_bundles[0].publisher}
 * @param value the value there
 */
public record JsonCursor(String path, Json value) {

  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,18})");

  public static JsonCursor root(String name, Json value) {
    return new JsonCursor(name, value);
  }

  /** The member of this name. */
  public JsonCursor get(String key) throws ShapeException {
    Json member = members().values().get(key);
    if (member == null) {
      throw new ShapeException("%s has no \"%s\"".formatted(path, key));
    }
    return new JsonCursor(path + "." + key, member);
  }

  /** The member of this name, or empty where it is absent or null. */
  public Optional<JsonCursor> find(String key) throws ShapeException {
    Json member = members().values().get(key);
    return member == null || member == Json.Literal.NULL
        ? Optional.empty()
        : Optional.of(new JsonCursor(path + "." + key, member));
  }

  public boolean has(String key) throws ShapeException {
    return members().values().containsKey(key);
  }

  public boolean isNull() {
    return value == Json.Literal.NULL;
  }

  public boolean isObject() {
    return value instanceof Json.Members;
  }

  public List<JsonCursor> items() throws ShapeException {
    if (!(value instanceof Json.Items items)) {
      throw expected("a list");
    }
    List<JsonCursor> cursors = new ArrayList<>();
    for (Json item : items.values()) {
      cursors.add(new JsonCursor(path + "[" + cursors.size() + "]", item));
    }
    return cursors;
  }

  public String text() throws ShapeException {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw expected("text");
  }

  /** A JSON number that is an integer of 64 bits, written without fraction or exponent. */
  public long integer() throws ShapeException {
    if (value instanceof Json.Numeral number) {
      return integer(number.literal());
    }
    throw expected("an integer");
  }

  /** An integer as protobuf's JSON mapping writes 64 bits: in quotes; a bare one is read too. */
  public long int64() throws ShapeException {
    return value instanceof Json.Text text ? integer(text.value()) : integer();
  }

  private long integer(String literal) throws ShapeException {
    if (!INTEGER.matcher(literal).matches()) {
      throw new ShapeException("%s is not an integer".formatted(path));
    }
    try {
      return Long.parseLong(literal);
    } catch (NumberFormatException e) {
      throw new ShapeException("%s is larger than 64 bits".formatted(path), e);
    }
  }

  /**
   * Standard base64 (RFC 4648 §4), padded, with the unused bits zero. Line feeds inside are
   * allowed: documents on PyPI have them.
   */
  public Bytes base64() throws ShapeException {
    String encoded = text().replace("\n", "");
    try {
      Bytes decoded = Bytes.of(Base64.getDecoder().decode(encoded));
      if (!decoded.base64().equals(encoded)) {
        throw new ShapeException("%s is not canonical base64".formatted(path));
      }
      return decoded;
    } catch (IllegalArgumentException e) {
      throw new ShapeException("%s is not base64".formatted(path), e);
    }
  }

  private Json.Members members() throws ShapeException {
    if (value instanceof Json.Members members) {
      return members;
    }
    throw expected("an object");
  }

  private ShapeException expected(String kind) {
    return new ShapeException("%s is %s, not %s".formatted(path, value.kind(), kind));
  }
}
