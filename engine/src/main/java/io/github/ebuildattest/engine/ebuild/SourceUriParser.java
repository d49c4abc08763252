package io.github.ebuildattest.engine.ebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads SRC_URI: USE conditionals, groups, renames, restrictions (PMS 8.2). */
final class SourceUriParser {

  /** RFC 3986, 3.1; Portage takes an address without one for the name of a file. */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

  private final List<String> tokens;
  private final int eapi;
  private final List<SourceUri> sources = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private int position;

  SourceUriParser(List<String> tokens, int eapi) {
    this.tokens = tokens;
    this.eapi = eapi;
  }

  /** What is wrong with a SRC_URI, and where. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    final String token;

    Malformed(String token, String why) {
      super(why, null, false, false);
      this.token = token;
    }
  }

  List<SourceUri> parse() throws Malformed {
    group(0);
    return sources;
  }

  private void group(int depth) throws Malformed {
    while (position < tokens.size()) {
      String token = tokens.get(position++);
      if (token.equals(")")) {
        if (depth == 0) {
          throw new Malformed(token, "a parenthesis that nothing opened");
        }
        return;
      }
      if (depth >= 32) {
        throw new Malformed(token, "groups that nest too deeply");
      }
      if (token.equals("(")) {
        group(depth + 1);
      } else if (token.endsWith("?")) {
        conditional(token, depth);
      } else {
        uri(token);
      }
    }
    if (depth > 0) {
      throw new Malformed("(", "a parenthesis that is not closed");
    }
  }

  private void conditional(String token, int depth) throws Malformed {
    String flag = token.substring(0, token.length() - 1);
    if (!flag.matches("!?[A-Za-z0-9][A-Za-z0-9+_@-]*")) {
      throw new Malformed(token, "a condition that is not a USE flag");
    }
    if (position >= tokens.size() || !tokens.get(position).equals("(")) {
      throw new Malformed(token, "a condition without a group");
    }
    position++;
    conditions.add(flag);
    group(depth + 1);
    conditions.remove(conditions.size() - 1);
  }

  private void uri(String token) throws Malformed {
    String uri = token;
    String restriction = null;
    if (eapi >= 8 && (token.startsWith("fetch+") || token.startsWith("mirror+"))) {
      restriction = token.substring(0, token.indexOf('+'));
      uri = token.substring(token.indexOf('+') + 1);
    }
    if (token.equals("->")
        || token.equals("||")
        || token.indexOf('(') >= 0
        || token.indexOf(')') >= 0) {
      throw new Malformed(token, "a token out of place");
    }
    int authority = uri.indexOf("://");
    if (authority >= 0 && !SCHEME.matcher(uri).region(0, authority).matches()) {
      throw new Malformed(token, "an address without a valid scheme");
    }
    if (authority < 0 && uri.indexOf('/') >= 0) {
      // neither an address nor a simple file name (PMS 8.2), which Portage reads as its last part
      throw new Malformed(token, "a path, which is neither an address nor the name of a file");
    }
    String fileName = fileName(uri);
    String distfile = renamed();
    if (fileName.isEmpty() && distfile == null) {
      throw new Malformed(token, "a URI without a file name");
    }
    sources.add(
        new SourceUri(
            uri, fileName, distfile == null ? fileName : distfile, conditions, restriction));
  }

  private static String fileName(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private @Nullable String renamed() throws Malformed {
    if (position >= tokens.size() || !tokens.get(position).equals("->")) {
      return null;
    }
    position++;
    String name = position < tokens.size() ? tokens.get(position++) : "";
    if (name.isEmpty()
        || name.equals("(")
        || name.equals(")")
        || name.indexOf('/') >= 0
        || name.endsWith("?")) {
      throw new Malformed("->", "a rename without a file name");
    }
    return name;
  }
}
