package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.ShapeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkpoint: a tree head as a signed note.
 *
 * @param signed the text under the signatures, with its last line feed
 * @param origin names the log
 * @param treeSize in leaves
 * @param rootHash the tree's root
 * @param signatures in the note's order
 * @see <a href="https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md">tlog-checkpoint</a>
 */
public record SignedNote(
    Bytes signed, String origin, long treeSize, Bytes rootHash, List<Line> signatures) {

  private static final Pattern SIGNATURE = Pattern.compile("\u2014 (\\S+) (\\S+)");
  private static final int MOST_SIGNATURES = 20;
  private static final int KEY_HINT = 4;

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * A signature line.
   *
   * @param name of the key
   * @param keyHint the first four bytes of the key's id
   * @param signature what follows them
   */
  public record Line(String name, Bytes keyHint, Bytes signature) {}

  public static SignedNote parse(String note) throws ShapeException {
    int blank = note.indexOf("\n\n");
    if (blank < 0) {
      throw new ShapeException("it has no blank line before its signatures");
    }
    String[] head = note.substring(0, blank).split("\n", -1);
    if (head.length < 3 || head[0].isEmpty()) {
      throw new ShapeException("it lacks origin, size or root hash");
    }
    if (!head[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new ShapeException("its size is no number");
    }
    return new SignedNote(
        Bytes.utf8(note.substring(0, blank + 1)),
        head[0],
        Long.parseLong(head[1]),
        base64(head[2]),
        lines(note.substring(blank + 2)));
  }

  private static List<Line> lines(String block) throws ShapeException {
    if (!block.endsWith("\n")) {
      throw new ShapeException("it does not end with a line feed");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : block.substring(0, block.length() - 1).split("\n", -1)) {
      Matcher signature = SIGNATURE.matcher(line);
      if (!signature.matches() || lines.size() == MOST_SIGNATURES) {
        throw new ShapeException("what follows its text are not its signatures");
      }
      Bytes value = base64(signature.group(2));
      lines.add(new Line(signature.group(1), value.first(KEY_HINT), value.after(KEY_HINT)));
    }
    return lines;
  }

  private static Bytes base64(String text) throws ShapeException {
    try {
      return Bytes.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new ShapeException("its root hash or a signature is not base64", e);
    }
  }
}
