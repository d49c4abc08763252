package io.github.ebuildattest.engine.overlay;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A package's Manifest (GLEP 74), of which only DIST lines matter here. */
public final class Manifest {

  /** The hashes this tool knows, with the length of their hexadecimal form. */
  private static final Map<String, Integer> KNOWN = Map.of("BLAKE2B", 128, "SHA512", 128);

  private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

  /**
   * One DIST line.
   *
   * @param name the distfile
   * @param size in bytes
   * @param hashes algorithm as GLEP 74 spells it to lower-case hexadecimal; at least one of BLAKE2B
   *     and SHA512
   * @param line its line in the Manifest, from 1
   * @param text the line itself, each run of white space folded to one space
   */
  public record Dist(String name, long size, Map<String, String> hashes, int line, String text) {

    /** The BLAKE2B digest in lower-case hexadecimal, or empty. */
    public Optional<String> blake2b() {
      return Optional.ofNullable(hashes.get("BLAKE2B"));
    }

    /** The SHA512 digest in lower-case hexadecimal, or empty. */
    public Optional<String> sha512() {
      return Optional.ofNullable(hashes.get("SHA512"));
    }
  }

  /** A Manifest without lines. */
  public static final Manifest EMPTY = new Manifest(Map.of());

  private final Map<String, Dist> dists;

  private Manifest(Map<String, Dist> dists) {
    this.dists = Collections.unmodifiableMap(dists);
  }

  /** The DIST line of a distfile, or empty where there is none. */
  public Optional<Dist> dist(String name) {
    return Optional.ofNullable(dists.get(name));
  }

  /** All DIST lines by distfile, in the file's order. */
  public Map<String, Dist> dists() {
    return dists;
  }

  /**
   * Reads a Manifest.
   *
   * @param path for messages
   * @throws MalformedFileException where a DIST line is malformed or has none of the hashes known
   *     here, where a file has two of them (Portage takes the last, other tools the first), or
   *     where a character is ambiguous
   */
  public static Manifest parse(String path, byte[] bytes) throws MalformedFileException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedFileException(path, 0, "is not UTF-8");
    }
    Map<String, Dist> dists = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      refuseAmbiguousCharacters(path, number, line);
      String[] words = line.strip().split("\\s+");
      if (!words[0].equals("DIST")) {
        continue;
      }
      Dist dist = parseDist(path, number, words);
      if (dists.put(dist.name(), dist) != null) {
        throw new MalformedFileException(
            path,
            number,
            "has two DIST lines for " + dist.name() + "; tools disagree which counts");
      }
    }
    return new Manifest(dists);
  }

  /**
   * Tools disagree on what ends a line or separates two words: Python, and so Portage, ends a line
   * at a bare carriage return and treats more than spaces and tabs as white space. What one reader
   * takes for a DIST line must not look like something else to another.
   */
  private static void refuseAmbiguousCharacters(String path, int number, String line)
      throws MalformedFileException {
    int end = line.endsWith("\r") ? line.length() - 1 : line.length();
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      boolean blank = c == ' ' || c == '\t';
      if (Character.isISOControl(c) && !blank) {
        throw new MalformedFileException(
            path, number, String.format("holds the control character U+%04X", (int) c));
      }
      if ((Character.isWhitespace(c) || Character.isSpaceChar(c)) && !blank) {
        throw new MalformedFileException(
            path,
            number,
            String.format("holds U+%04X, which not every tool takes for white space", (int) c));
      }
    }
  }

  private static Dist parseDist(String path, int line, String[] words)
      throws MalformedFileException {
    if (words.length < 3 || words.length % 2 == 0) {
      throw new MalformedFileException(
          path, line, "is not of the form DIST name size ALGORITHM digest …");
    }
    if (!SIZE.matcher(words[2]).matches()) {
      throw new MalformedFileException(path, line, "has no size in bytes after " + words[1]);
    }
    Map<String, String> hashes = new HashMap<>();
    boolean known = false;
    for (int i = 3; i < words.length; i += 2) {
      Integer length = KNOWN.get(words[i]);
      String digest = words[i + 1].toLowerCase(Locale.ROOT);
      if (length != null && (digest.length() != length || !HEX.matcher(digest).matches())) {
        throw new MalformedFileException(
            path, line, "has a " + words[i] + " that is not " + length + " hexadecimal digits");
      }
      known |= length != null;
      if (hashes.put(words[i], digest) != null) {
        throw new MalformedFileException(path, line, "names " + words[i] + " twice");
      }
    }
    if (!known) {
      throw new MalformedFileException(
          path, line, "has neither BLAKE2B nor SHA512 for " + words[1]);
    }
    return new Dist(
        words[1], Long.parseLong(words[2]), Map.copyOf(hashes), line, String.join(" ", words));
  }
}
