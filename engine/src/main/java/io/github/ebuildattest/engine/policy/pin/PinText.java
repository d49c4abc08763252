package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes pins. A new one is written whole; an existing one is edited in place, so that every line
 * that the edit does not concern stays byte for byte.
 */
public final class PinText {

  private static final Pattern ATTESTED_FALSE =
      Pattern.compile(
          "(\\s*(?:attested|\"attested\"|'attested')\\s*=\\s*)false(.*)", Pattern.DOTALL);

  private static final String CONDITION = "condition";

  private PinText() {}

  /** The first pin of a package that attests. */
  public static String attested(String project, String since, List<Identity> identities) {
    StringBuilder text = new StringBuilder();
    text.append("project = ").append(quote(project)).append('\n');
    text.append("attested = true\n");
    text.append("attested-since = ").append(quote(since)).append('\n');
    for (Identity identity : identities) {
      text.append('\n').append(table(identity));
    }
    return text.toString();
  }

  /** The first pin of a package that is known not to attest. */
  public static String unattested(String project) {
    return "project = " + quote(project) + "\nattested = false\n";
  }

  /**
   * Turns {@code attested = false} to true at the first attested version.
   *
   * @throws MalformedFileException where the text is not a pin, or has no such line to edit
   */
  public static String turnAttested(Pin pin, String text, String since, List<Identity> identities)
      throws MalformedFileException {
    Pin before = read(pin, text);
    PinLines lines = PinLines.of(text);
    if (!lines.replace(ATTESTED_FALSE, "true", 0, lines.firstTable())) {
      throw new MalformedFileException(pin.path(), 0, "has no line that could be edited in place");
    }
    StringBuilder block = new StringBuilder();
    if (before.attestedSince() == null) {
      block.append("attested-since = ").append(quote(since)).append('\n');
    }
    List<Identity> all = new ArrayList<>(identities);
    all.removeAll(before.identities());
    for (Identity identity : all) {
      block.append('\n').append(table(identity));
    }
    lines.insert(lines.endOfKeys(0, lines.firstTable()), block.toString());
    all.addAll(before.identities());
    String written = before.attestedSince() == null ? since : before.attestedSince();
    return checked(
        new Pin(
            pin.path(),
            before.project(),
            true,
            written,
            before.condition(),
            all,
            before.decisions(),
            before.sources()),
        lines);
  }

  /**
   * Writes under which USE flags the package's own file is fetched.
   *
   * @throws MalformedFileException where the text or the result is not a pin
   */
  public static String setCondition(Pin pin, String text, String condition)
      throws MalformedFileException {
    Pin before = read(pin, text);
    PinLines lines = PinLines.of(text);
    int end = lines.firstTable();
    if (!lines.replace(PinLines.stringOf(CONDITION), quote(condition), 0, end)) {
      lines.insert(lines.endOfKeys(0, end), CONDITION + " = " + quote(condition) + "\n");
    }
    return checked(before.withCondition(condition), lines);
  }

  /**
   * Writes when a former identity ended; its table keeps all the rest.
   *
   * @throws MalformedFileException where the text is not a pin, or the table cannot be found in it
   */
  public static String endIdentity(Pin pin, String text, Identity former, Instant until)
      throws MalformedFileException {
    Pin before = read(pin, text);
    int index = before.identities().indexOf(former);
    PinLines lines = PinLines.of(text);
    int start = lines.identityTable(index);
    if (index < 0 || start < 0) {
      throw new MalformedFileException(pin.path(), 0, "has no such [[attestation-identities]]");
    }
    int end = lines.endOfTable(start);
    lines.insert(lines.endOfKeys(start, end), untilLine(until));
    List<Identity> identities = new ArrayList<>(before.identities());
    identities.set(index, former.until(until));
    return checked(before.withIdentities(identities), lines);
  }

  private static String untilLine(Instant until) {
    return Pin.UNTIL + " = " + until + "\n";
  }

  /**
   * Adds an identity after the existing ones.
   *
   * @throws MalformedFileException where the text or the result is not a pin
   */
  public static String addIdentity(Pin pin, String text, Identity identity)
      throws MalformedFileException {
    Pin before = read(pin, text);
    List<Identity> identities = new ArrayList<>(before.identities());
    identities.add(identity);
    PinLines lines = PinLines.of(text);
    int last = lines.identityTable(before.identities().size() - 1);
    if (last < 0) {
      lines.append(table(identity));
    } else {
      lines.insert(lines.endOfKeys(last, lines.endOfTable(last)), "\n" + table(identity));
    }
    return checked(before.withIdentities(identities), lines);
  }

  /**
   * Appends a decision.
   *
   * @throws MalformedFileException where the text or the result is not a pin
   */
  public static String addDecision(Pin pin, String text, Decision decision)
      throws MalformedFileException {
    Pin before = read(pin, text);
    List<Decision> decisions = new ArrayList<>(before.decisions());
    decisions.add(decision);
    PinLines lines = PinLines.of(text);
    lines.append(table(decision));
    return checked(before.withDecisions(decisions), lines);
  }

  private static String table(Identity identity) {
    StringBuilder text = new StringBuilder("[[attestation-identities]]\n");
    line(text, "kind", identity.kind().label());
    for (String key : identity.kind().requiredKeys()) {
      line(text, key, identity.get(key));
      if (key.startsWith("workflow")) {
        line(text, "environment", identity.get("environment"));
      }
    }
    for (String key : identity.kind().optionalKeys()) {
      if (!key.equals("environment")) {
        line(text, key, identity.get(key).isEmpty() ? null : identity.get(key));
      }
    }
    if (identity.until() != null) {
      text.append(untilLine(identity.until()));
    }
    if (!identity.project().isEmpty()) {
      line(text, "project", identity.project());
    }
    return text.toString();
  }

  private static String table(Decision decision) {
    StringBuilder text = new StringBuilder("[[decision]]\n");
    text.append("date = ").append(decision.date()).append('\n');
    line(text, "finding", decision.finding());
    line(text, "was", decision.was());
    line(text, "now", decision.now());
    line(text, "version", decision.version());
    line(text, "sha256", decision.sha256());
    line(text, "reason", decision.reason());
    return text.toString();
  }

  private static void line(StringBuilder text, String key, @Nullable String value) {
    if (value != null) {
      text.append(key).append(" = ").append(quote(value)).append('\n');
    }
  }

  /** A TOML basic string (TOML 1.0, "String"). */
  static String quote(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            quoted.append(String.format("\\u%04X", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static Pin read(Pin pin, String text) throws MalformedFileException {
    return Pin.parse(pin.path(), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Editing by lines can go wrong in unusual TOML, so the result is read again and must say what
   * was meant.
   */
  private static String checked(Pin meant, PinLines lines) throws MalformedFileException {
    String text = lines.toString();
    Pin written = read(meant, text);
    boolean same =
        written.project().equals(meant.project())
            && written.attested() == meant.attested()
            && Objects.equals(written.attestedSince(), meant.attestedSince())
            && Objects.equals(written.condition(), meant.condition())
            && written.identities().equals(meant.identities())
            && written.sources().equals(meant.sources())
            && sameDecisions(written.decisions(), meant.decisions());
    if (!same) {
      throw new MalformedFileException(
          meant.path(), 0, "is written in a way that cannot be edited in place; edit it by hand");
    }
    return text;
  }

  private static boolean sameDecisions(List<Decision> some, List<Decision> others) {
    return some.size() == others.size()
        && IntStream.range(0, some.size()).allMatch(i -> some.get(i).sameAs(others.get(i)));
  }
}
