package io.github.ebuildattest.engine.source.tree;

import io.github.ebuildattest.engine.digest.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a host answers (git, {@code gitprotocol-v2}): sections of packet lines, the last of
 * which carries the pack beside messages for people, which are passed over.
 */
final class FetchResponse {

  private static final Pattern LENGTH = Pattern.compile("[0-9a-f]{4}");
  private static final Pattern REFERENCE = Pattern.compile("[0-9a-f]{40} [^ ]+( .*)?");
  private static final int PACK = 1;
  private static final int MESSAGE = 2;

  private final byte[] bytes;
  private int at;

  private FetchResponse(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The pack of an answer; empty where there is none, whole and by itself. */
  static Optional<byte[]> pack(byte[] answer) {
    return new FetchResponse(answer).pack();
  }

  /** Whether an answer is a list of references, empty or not, up to its end. */
  static boolean isList(byte[] answer) {
    FetchResponse lines = new FetchResponse(answer);
    for (@Nullable Line line = lines.next(); line != null; line = lines.next()) {
      if (line.mark) {
        return lines.at == answer.length;
      }
      if (!REFERENCE.matcher(line.text()).matches()) {
        return false;
      }
    }
    return false;
  }

  /** One packet: its bytes, or a mark between sections where there are none. */
  private record Line(Bytes content, boolean mark) {

    String text() {
      String text = content.utf8();
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    boolean is(String word) {
      return !mark && text().equals(word);
    }
  }

  private Optional<byte[]> pack() {
    for (@Nullable Line line = next(); line != null; line = next()) {
      if (line.is("packfile")) {
        return sideBand();
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> sideBand() {
    ByteArrayOutputStream pack = new ByteArrayOutputStream(bytes.length);
    for (@Nullable Line line = next(); line != null; line = next()) {
      if (line.mark) {
        return Optional.of(pack.toByteArray());
      }
      byte[] content = line.content.toArray();
      int band = content.length == 0 ? 0 : content[0];
      if (band == PACK) {
        pack.write(content, 1, content.length - 1);
      } else if (band != MESSAGE) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private @Nullable Line next() {
    if (at + 4 > bytes.length) {
      return null;
    }
    String digits = new String(bytes, at, 4, StandardCharsets.US_ASCII);
    if (!LENGTH.matcher(digits).matches()) {
      return null;
    }
    int length = Integer.parseInt(digits, 16);
    if (length < 4) {
      at += 4;
      return new Line(Bytes.of(new byte[0]), true);
    }
    if (at + length > bytes.length) {
      return null;
    }
    Line line = new Line(Bytes.of(Arrays.copyOfRange(bytes, at + 4, at + length)), false);
    at += length;
    return line;
  }
}
