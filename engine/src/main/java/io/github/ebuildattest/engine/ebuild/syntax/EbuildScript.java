package io.github.ebuildattest.engine.ebuild.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/** Turns a file's bytes into a syntax tree, if they are text that can be read in one way only. */
public final class EbuildScript {
  private static final int LARGEST = 1 << 20;

  private static final java.util.regex.Pattern EAPI =
      java.util.regex.Pattern.compile(
          "[ \\t]*EAPI=(['\"]?)([A-Za-z0-9+_.-]*)\\1[ \\t]*(?:[ \\t]#.*)?");

  private EbuildScript() {}

  public static String text(byte[] bytes) throws ParseFailure {
    if (bytes.length > LARGEST) {
      throw new ParseFailure(0, "", "it is larger than 1 MiB");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ParseFailure(0, "", "it is not UTF-8");
    }
  }

  public static Command parse(String text) throws ParseFailure {
    if (text.length() > LARGEST) {
      throw new ParseFailure(0, "", "it is larger than 1 MiB");
    }
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c == '\r') {
        throw new ParseFailure(line, "\\r", "it has carriage returns, which bash takes literally");
      } else if (c == '\0' || c == 1 || c == 127 || c == '\ufeff') {
        throw new ParseFailure(
            line, "a control character", "it has characters that bash drops or keeps for itself");
      }
    }
    return Parser.parse(text);
  }

  /** The number of the first line that is neither blank nor a comment, counted from 1. */
  public static int firstLine(String text) {
    int line = 1;
    for (String one : text.split("\n", -1)) {
      String bare = one.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        return line;
      }
      line++;
    }
    return 1;
  }

  /**
   * The EAPI by the first line that is neither blank nor a comment (PMS 7.3.1); -1 if unsupported.
   */
  public static int eapi(String text) {
    for (int start = 0, end; start <= text.length(); start = end + 1) {
      int newline = text.indexOf('\n', start);
      end = newline < 0 ? text.length() : newline;
      String line = text.substring(start, end);
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      Matcher matcher = EAPI.matcher(line);
      String eapi = matcher.matches() ? line.substring(matcher.start(2), matcher.end(2)) : "0";
      return eapi.length() == 1 && "789".contains(eapi) ? eapi.charAt(0) - '0' : -1;
    }
    return -1;
  }
}
