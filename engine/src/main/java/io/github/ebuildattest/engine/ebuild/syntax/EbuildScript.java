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
    return 1
        + (int) text.substring(0, startOfFirstLine(text)).chars().filter(c -> c == '\n').count();
  }

  /**
   * The EAPI by the first line that is neither blank nor a comment (PMS 7.3.1); -1 if unsupported.
   */
  public static int eapi(String text) {
    int start = startOfFirstLine(text);
    String line = text.substring(start, endOfLine(text, start));
    Matcher matcher = EAPI.matcher(line);
    String eapi = matcher.matches() ? matcher.group(2) : "0";
    return eapi.length() == 1 && "789".contains(eapi) ? eapi.charAt(0) - '0' : -1;
  }

  /** Where the first line begins that is neither blank nor a comment; 0 where there is none. */
  private static int startOfFirstLine(String text) {
    for (int start = 0, end; start <= text.length(); start = end + 1) {
      end = endOfLine(text, start);
      String bare = text.substring(start, end).strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        return start;
      }
    }
    return 0;
  }

  private static int endOfLine(String text, int start) {
    int newline = text.indexOf('\n', start);
    return newline < 0 ? text.length() : newline;
  }
}
