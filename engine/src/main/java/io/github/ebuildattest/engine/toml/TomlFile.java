package io.github.ebuildattest.engine.toml;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A table of a TOML file, read strictly: an unknown key, or a value of the wrong type, is an error
 * that names its line. For an unknown key it suggests the nearest known one.
 */
public final class TomlFile {

  private final String path;
  private final TomlTable table;
  private final int line;

  private TomlFile(String path, TomlTable table, int line) {
    this.path = path;
    this.table = table;
    this.line = line;
  }

  static String decode(String path, byte[] bytes) throws MalformedFileException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedFileException(path, 0, "is not UTF-8");
    }
  }

  /**
   * Reads a file.
   *
   * @param path for messages
   * @throws MalformedFileException where it is not TOML in UTF-8
   */
  public static TomlFile parse(String path, byte[] bytes) throws MalformedFileException {
    String text = decode(path, bytes);
    int tooDeep = Nesting.tooDeep(text);
    if (tooDeep > 0) {
      throw new MalformedFileException(
          path, tooDeep, "has brackets nested more than " + Nesting.MOST + " levels deep");
    }
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      TomlParseError first = result.errors().get(0);
      String message = String.valueOf(first.getMessage()).replaceAll("\\s+", " ");
      throw new MalformedFileException(path, first.position().line(), "is not TOML: " + message);
    }
    return new TomlFile(path, result, 0);
  }

  /** Refuses any key that is not among these. */
  public void only(Set<String> known) throws MalformedFileException {
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        String nearest =
            known.stream()
                .min(
                    Comparator.comparing(
                            (String k) -> LevenshteinDistance.getDefaultInstance().apply(key, k))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
        throw error(key, "has the unknown key '" + key + "'; did you mean '" + nearest + "'?");
      }
    }
  }

  boolean has(String key) {
    return table.contains(List.of(key));
  }

  /** The line of a key, counted from 1; that of its table where the key is absent. */
  public int lineOf(String key) {
    TomlPosition position = has(key) ? table.inputPositionOf(List.of(key)) : null;
    return position == null ? line : position.line();
  }

  /** An error at a key's line, for the caller to throw. */
  public MalformedFileException error(String key, String message) {
    return new MalformedFileException(path, lineOf(key), message);
  }

  /** A string, or empty where the key is absent. */
  public Optional<String> string(String key) throws MalformedFileException {
    return value(key, String.class, "a string in double quotes");
  }

  /** A string whose key must be there. */
  public String required(String key) throws MalformedFileException {
    Optional<String> value = string(key);
    if (value.isEmpty()) {
      throw error(key, "lacks the key '" + key + "'");
    }
    return value.get();
  }

  /**
   * A value, or empty where the key is absent.
   *
   * @param expected the type in words, for the error where it is another
   */
  public <T> Optional<T> value(String key, Class<T> type, String expected)
      throws MalformedFileException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw error(key, "has '" + key + "' that is not " + expected);
    }
    return Optional.of(type.cast(value));
  }

  /** The strings of an array; empty where the key is absent. */
  public List<String> strings(String key) throws MalformedFileException {
    Optional<TomlArray> array = value(key, TomlArray.class, "a list of strings");
    List<String> strings = new ArrayList<>();
    for (int i = 0; array.isPresent() && i < array.get().size(); i++) {
      if (!(array.get().get(i) instanceof String text)) {
        throw error(key, "has '" + key + "' that is not a list of strings");
      }
      strings.add(text);
    }
    return strings;
  }

  /** A value out of a list of words, or {@code absent} where the key is absent. */
  public String oneOf(String key, String absent, List<String> words) throws MalformedFileException {
    String word = string(key).orElse(absent);
    if (!words.contains(word)) {
      String list = words.stream().map(w -> "\"" + w + "\"").collect(Collectors.joining(" or "));
      throw error(key, "has '" + key + "' that is not " + list);
    }
    return word;
  }

  /** The tables of an array of tables; empty where the key is absent. */
  public List<TomlFile> tables(String key) throws MalformedFileException {
    Optional<TomlArray> array = value(key, TomlArray.class, "written as [[" + key + "]]");
    List<TomlFile> tables = new ArrayList<>();
    if (array.isPresent()) {
      for (int i = 0; i < array.get().size(); i++) {
        if (!(array.get().get(i) instanceof TomlTable entry)) {
          throw error(key, "has '" + key + "' that is not written as [[" + key + "]]");
        }
        @Nullable TomlPosition position = array.get().inputPositionOf(i);
        tables.add(new TomlFile(path, entry, position == null ? lineOf(key) : position.line()));
      }
    }
    return tables;
  }
}
