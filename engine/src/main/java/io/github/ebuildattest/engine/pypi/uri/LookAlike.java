package io.github.ebuildattest.engine.pypi.uri;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a reader would take a URL's host for PyPI's. It undoes what a disguise is made of: case,
 * percent-encoding, a user before an {@code @}, IDNs, letters of other scripts with the same shape.
 * A match only ever leads to a refusal, so it may match too many hosts.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS 39, confusable
 *     detection</a>, of which this folds the letters that PyPI's host names have
 */
final class LookAlike {

  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:[^:/\\\\?#]*:[/\\\\]*|[/\\\\]{2,})(?<authority>[^/\\\\?#]*).*", Pattern.DOTALL);
  private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern HOSTS =
      Pattern.compile("pythonhosted|pypi\\.|(?:^|[.@])pypi(?:$|:)");
  private static final Pattern PUNYCODE = Pattern.compile("xn--[a-z0-9-]+");

  /** Marks, format characters, white space and controls, none of which the eye sees. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{M}\\p{Cf}\\p{Cc}\\p{Z}]");

  /** Cyrillic, Greek, Armenian and other letters, digits and full stops; each stands for */
  private static final String SHAPES =
      "\u0440\u03c1\u0443\u03b3\u04af\u0442\u03c4\u04bb\u0570\u043e\u03bf\u05850"
          + "\u043f\u0578\u03b7\u0455\u0435\u03b5\u0501\u0456\u03b9\u01311\u3002";

  /** the ASCII character at the same place here, which it looks like. */
  private static final String LETTERS = "ppyyytthhoooonnnseediiii.";

  private LookAlike() {}

  static boolean ofPyPi(String uri) {
    return couldBe(uri) && isOne(uri);
  }

  /** Whether folding could find one of the names at all: most URLs are plain and contain none. */
  private static boolean couldBe(String uri) {
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c > '~' || c == '%') {
        return true;
      }
    }
    String plain = uri.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'i');
    return plain.contains("pypi") || plain.contains("pythonhosted") || plain.contains("xn--");
  }

  private static boolean isOne(String uri) {
    Matcher parts = AUTHORITY.matcher(percentDecoded(uri));
    if (!parts.matches()) {
      return false;
    }
    String authority = folded(parts.group("authority"));
    String unicode =
        PUNYCODE
            .matcher(authority)
            .replaceAll(label -> Matcher.quoteReplacement(IDN.toUnicode(label.group())));
    return HOSTS.matcher(authority).find() || HOSTS.matcher(folded(unicode)).find();
  }

  private static String percentDecoded(String uri) {
    return PERCENT
        .matcher(uri)
        .replaceAll(
            hex ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
  }

  private static String folded(String host) {
    String compatible = Normalizer.normalize(host, Normalizer.Form.NFKD);
    String visible = INVISIBLE.matcher(compatible).replaceAll("").toLowerCase(Locale.ROOT);
    StringBuilder ascii = new StringBuilder(visible.length());
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      int place = SHAPES.indexOf(c);
      ascii.append(place < 0 ? c : LETTERS.charAt(place));
    }
    return ascii.toString();
  }
}
