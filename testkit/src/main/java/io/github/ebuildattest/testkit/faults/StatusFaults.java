package io.github.ebuildattest.testkit.faults;

import io.github.ebuildattest.testkit.pypi.EntityTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Statuses in place of an answer, with bodies that such answers really have.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-status-codes">RFC 9110 §15, status
 *     codes; §10.2.3, Retry-After; §15.4.5, a 304 repeats the ETag</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6585">RFC 6585: 429, 431, 511</a>
 * @see <a href="https://docs.pypi.org/api/integrity/">PyPI, Integrity API: its 403, 404 and 406</a>
 */
final class StatusFaults {

  private static final String JSON = "application/json";
  private static final String HTML = "text/html";

  private StatusFaults() {}

  static List<NamedFault> all() {
    List<NamedFault> faults = new ArrayList<>();
    for (int status :
        new int[] {
          201, 202, 203, 205, 206, 300, 305, 400, 401, 402, 405, 406, 407, 408, 409, 410, 418, 421,
          423, 425, 431, 451, 500, 501, 502, 504, 505, 507, 511, 599, 999
        }) {
      faults.add(answer("status-" + status, status, HTML, "<html>" + status + "</html>"));
    }
    for (int status : new int[] {204, 304}) {
      faults.add(bare("status-" + status, status));
    }
    faults.add(unchanged("status-304-of-the-same", honest -> honest));
    faults.add(unchanged("status-304-of-other-bytes", honest -> new byte[] {1}));
    faults.add(new NamedFault("status-101", (s, w) -> w.send("HTTP/1.1 101 Switching\r\n\r\n")));
    faults.add(new NamedFault("status-103", (s, w) -> w.send("HTTP/1.1 103 Early\r\n\r\n")));
    faults.add(answer("status-403", 403, JSON, "{\"message\": \"Attestations disabled\"}"));
    faults.add(answer("status-403-html", 403, HTML, "<html>blocked by the firewall</html>"));
    faults.add(answer("status-404-json", 404, JSON, "{\"message\": \"Not Found\"}"));
    faults.add(answer("status-404-html", 404, HTML, "<html>nothing here</html>"));
    faults.add(bare("status-404-empty", 404));
    faults.add(
        answer(
            "status-404-of-another-file",
            404,
            JSON,
            "{\"message\": \"No provenance available for another-1.0.tar.gz\"}"));
    faults.add(answer("status-429", 429, JSON, "{}"));
    faults.add(answer("status-429-seconds", 429, JSON, "{}", "Retry-After: 1"));
    faults.add(answer("status-429-never", 429, JSON, "{}", "Retry-After: 999999999"));
    faults.add(answer("status-429-overflow", 429, JSON, "{}", "Retry-After: " + "9".repeat(40)));
    faults.add(answer("status-429-nonsense", 429, JSON, "{}", "Retry-After: when you like"));
    faults.add(answer("status-429-past", 429, JSON, "{}", "Retry-After: " + date(-3600)));
    faults.add(answer("status-429-date", 429, JSON, "{}", "Retry-After: " + date(3600)));
    faults.add(answer("status-503", 503, HTML, "<html>backend fetch failed</html>"));
    faults.add(answer("status-503-seconds", 503, HTML, "<html>down</html>", "Retry-After: 120"));
    return faults;
  }

  private static String date(int secondsFromNow) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().plusSeconds(secondsFromNow).atOffset(ZoneOffset.UTC));
  }

  private static NamedFault bare(String name, int status) {
    return new NamedFault(
        name,
        (scene, wire) ->
            wire.send(
                "HTTP/1.1 "
                    + status
                    + " X\r\nConnection: close\r\n"
                    + (status == 404 ? "Content-Length: 0\r\n" : "")
                    + "\r\n"));
  }

  /** A 304 that names the tag of some bytes, whether or not anybody asked for one. */
  private static NamedFault unchanged(String name, UnaryOperator<byte[]> bytes) {
    return new NamedFault(
        name,
        (scene, wire) ->
            wire.send(
                "HTTP/1.1 304 X\r\nConnection: close\r\nETag: "
                    + EntityTag.of(bytes.apply(scene.honest().bytes()))
                    + "\r\n\r\n"));
  }

  private static NamedFault answer(
      String name, int status, String type, String body, String... headers) {
    return new NamedFault(
        name,
        (scene, wire) ->
            wire.send(
                Honest.of(status, type, body.getBytes(StandardCharsets.UTF_8)).wire(headers)));
  }
}
