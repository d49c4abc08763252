package io.github.ebuildattest.engine.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.ebuildattest.engine.digest.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259) and nothing else: valid UTF-8 without a byte order mark, unique
 * keys, no lone surrogates, nothing after the value, bounded size and depth. Where two parsers
 * disagree about a document, a signature over one thing can pass for a signature over another; so
 * what is ambiguous is refused.
 */
public final class StrictJson {

  /** In bytes; PyPI's documents have about ten thousand. */
  public static final int LARGEST_DOCUMENT = 8 << 20;

  /** In levels; a provenance document has nine. */
  static final int DEEPEST_NESTING = 32;

  private final JsonReader reader;

  private StrictJson(JsonReader reader) {
    this.reader = reader;
  }

  /**
   * Reads a document of at most {@link #LARGEST_DOCUMENT} bytes and {@link #DEEPEST_NESTING}
   * levels.
   */
  public static Json parse(Bytes document) throws NotJsonException {
    if (document.size() > LARGEST_DOCUMENT) {
      throw new NotJsonException(
          "it has more than the %d bytes that are read".formatted(LARGEST_DOCUMENT));
    }
    return parse(document.toArray(), DEEPEST_NESTING);
  }

  /**
   * Reads bytes whose number the caller has already bounded.
   *
   * @param deepest how many levels of objects and lists may be nested
   */
  public static Json parse(byte[] document, int deepest) throws NotJsonException {
    String text = decode(document);
    if (text.startsWith("\uFEFF")) {
      throw new NotJsonException("it begins with a byte order mark");
    }
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(deepest);
    try {
      Json value = new StrictJson(reader).value();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new NotJsonException("something follows the value");
      }
      return value;
    } catch (MalformedJsonException e) {
      throw new NotJsonException("its syntax is not JSON's or it is nested too deeply", e);
    } catch (EOFException e) {
      throw new NotJsonException("it ends before its value does", e);
    } catch (IOException e) {
      throw new NotJsonException("it cannot be read", e);
    }
  }

  private static String decode(byte[] document) throws NotJsonException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(document))
          .toString();
    } catch (CharacterCodingException e) {
      throw new NotJsonException("its bytes are not UTF-8", e);
    }
  }

  private Json value() throws IOException, NotJsonException {
    JsonToken token = reader.peek();
    return switch (token) {
      case BEGIN_OBJECT -> members();
      case BEGIN_ARRAY -> items();
      case STRING -> new Json.Text(wellFormed(reader.nextString()));
      case NUMBER -> new Json.Numeral(reader.nextString());
      case BOOLEAN -> reader.nextBoolean() ? Json.Literal.TRUE : Json.Literal.FALSE;
      case NULL -> {
        reader.nextNull();
        yield Json.Literal.NULL;
      }
      case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT ->
          throw new NotJsonException("a value is missing at " + reader.getPath());
    };
  }

  private Json.Members members() throws IOException, NotJsonException {
    Map<String, Json> values = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String key = wellFormed(reader.nextName());
      if (values.containsKey(key)) {
        throw new NotJsonException(
            "the key \"%s\" occurs twice in one object".formatted(key),
            "the key " + key + " twice at " + reader.getPath());
      }
      values.put(key, value());
    }
    reader.endObject();
    return new Json.Members(Collections.unmodifiableMap(values));
  }

  private Json.Items items() throws IOException, NotJsonException {
    List<Json> values = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      values.add(value());
    }
    reader.endArray();
    return new Json.Items(values);
  }

  /** Only an escape can write half a pair, since the bytes are UTF-8 (RFC 8259 §8.2). */
  private static String wellFormed(String text) throws NotJsonException {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw new NotJsonException("a text in it holds half of a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }
}
