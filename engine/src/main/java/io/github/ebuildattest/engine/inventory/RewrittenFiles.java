package io.github.ebuildattest.engine.inventory;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which files of a tree git would change on the way into a checkout, by the attributes that the
 * tree itself carries (gitattributes(5)) and by what the files hold. What a user configured besides
 * is the user's own affair.
 */
final class RewrittenFiles {

  private static final String FILE = ".gitattributes";

  /** The values of text, and of crlf, its former name, that say something. */
  private static final Set<String> KINDS =
      Set.of(AttributeRules.SET, AttributeRules.UNSET, "auto", "input");

  private final OverlayTree tree;
  private final boolean onlyCertain;
  private final Map<String, AttributeRules> byDirectory = new HashMap<>();

  /**
   * Those of a tree.
   *
   * @param onlyCertain whether what git may do or not, by its version, is left out
   */
  RewrittenFiles(OverlayTree tree, boolean onlyCertain) {
    this.tree = tree;
    this.onlyCertain = onlyCertain;
  }

  /**
   * How a file is changed, a clause that follows its name; empty where a checkout holds the same
   * bytes.
   *
   * @param path of a file, no link among its directories
   */
  Optional<String> how(String path) throws IOException {
    AttributeRules rules =
        rules(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "");
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> attributes = rules.of(tree.prefix() + path, onlyCertain);
    String filter = attributes.getOrDefault("filter", AttributeRules.UNSET);
    if (!AttributeRules.isPlain(filter)) {
      return Optional.of("is changed by the filter '" + filter + "' where it is checked out");
    }
    String encoding = attributes.getOrDefault("working-tree-encoding", AttributeRules.UNSET);
    if (!AttributeRules.isPlain(encoding) && !isUtf8(encoding)) {
      return Optional.of("is checked out in the encoding '" + encoding + "'");
    }
    boolean expandsId = attributes.getOrDefault("ident", "").equals(AttributeRules.SET);
    boolean endsLines = attributes.getOrDefault("eol", "").equals("crlf");
    Optional<byte[]> bytes = expandsId || endsLines ? tree.read(path) : Optional.empty();
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    // one character per byte
    String text = new String(bytes.get(), StandardCharsets.ISO_8859_1);
    if (expandsId && (text.contains("$Id$") || text.contains("$Id:"))) {
      return Optional.of("has an $Id$ that git expands where it is checked out (ident)");
    }
    return endsLines && getsCarriageReturns(attributes, text)
        ? Optional.of("gets a carriage return at each line's end where it is checked out (eol)")
        : Optional.empty();
  }

  private static boolean isUtf8(String encoding) {
    String name = encoding.toLowerCase(Locale.ROOT);
    return name.equals("utf-8") || name.equals("utf8");
  }

  /** As convert.c of git decides; a file that it would take for binary is no exception here. */
  private static boolean getsCarriageReturns(Map<String, String> attributes, String text) {
    String kind = attributes.getOrDefault("text", AttributeRules.UNSPECIFIED);
    if (!KINDS.contains(kind)) {
      kind = attributes.getOrDefault("crlf", AttributeRules.UNSPECIFIED);
    }
    boolean untouched =
        kind.equals(AttributeRules.UNSET) || (kind.equals("auto") && text.indexOf('\r') >= 0);
    return !untouched && text.replace("\r\n", "").indexOf('\n') >= 0;
  }

  /** The rules of a directory and of all above it, those of the repository around included. */
  private AttributeRules rules(String directory) throws IOException {
    AttributeRules known = byDirectory.get(directory);
    if (known == null) {
      AttributeRules above =
          directory.isEmpty()
              ? around()
              : rules(
                  directory.contains("/")
                      ? directory.substring(0, directory.lastIndexOf('/'))
                      : "");
      String file = directory.isEmpty() ? FILE : directory + "/" + FILE;
      // git has followed a link there, and does no more
      boolean doubtful = !tree.resolve(file).equals(Optional.of(file));
      Optional<byte[]> bytes = doubtful && onlyCertain ? Optional.empty() : tree.read(file);
      String place = tree.prefix() + (directory.isEmpty() ? "" : directory + "/");
      known = bytes.isEmpty() ? above : above.with(place, bytes.get());
      byDirectory.put(directory, known);
    }
    return known;
  }

  private AttributeRules around() throws IOException {
    AttributeRules rules = AttributeRules.NONE;
    String prefix = tree.prefix();
    for (int at = 0; at < prefix.length(); at = prefix.indexOf('/', at) + 1) {
      String place = prefix.substring(0, at);
      Optional<byte[]> bytes = tree.outside(place + FILE);
      if (bytes.isPresent()) {
        rules = rules.with(place, bytes.get());
      }
    }
    return rules;
  }
}
