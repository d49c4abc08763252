package io.github.ebuildattest.testkit.faults;

import java.util.List;
import java.util.function.Function;

/**
 * Redirects that lead in a circle, away, or nowhere.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-redirection-3xx">RFC 9110 §15.4</a>
 */
final class RedirectFaults {

  private RedirectFaults() {}

  static List<NamedFault> all() {
    return List.of(
        to("redirect-to-itself", 301, scene -> scene.asked().target()),
        to("redirect-onwards-for-ever", 302, scene -> scene.asked().target() + "/x"),
        to(
            "redirect-to-and-fro",
            307,
            scene ->
                scene.asked().target().endsWith("?x")
                    ? scene.asked().target().replace("?x", "")
                    : scene.asked().target() + "?x"),
        to("redirect-to-another-host", 302, scene -> "https://index.invalid/"),
        to("redirect-to-pypi", 302, scene -> "https://pypi.org" + scene.asked().target()),
        to("redirect-to-another-port", 308, scene -> "http://127.0.0.1:9/"),
        to("redirect-to-another-scheme", 302, scene -> scene.address().replace("http", "https")),
        to("redirect-to-plain-http", 302, scene -> "http://pypi.org" + scene.asked().target()),
        to("redirect-to-a-user", 303, scene -> scene.address().replace("//", "//me:you@")),
        to("redirect-by-slashes-alone", 302, scene -> "//index.invalid/"),
        to("redirect-to-a-file", 302, scene -> "file:///etc/passwd"),
        to("redirect-to-ftp", 302, scene -> "ftp://127.0.0.1/"),
        to("redirect-to-data", 302, scene -> "data:text/plain,x"),
        to("redirect-to-no-address", 302, scene -> "http://["),
        to("redirect-with-spaces", 302, scene -> "a b c"),
        new NamedFault(
            "redirect-without-place",
            (scene, wire) ->
                wire.send("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));
  }

  private static NamedFault to(String name, int status, Function<Fault.Scene, String> place) {
    return new NamedFault(
        name,
        (scene, wire) ->
            wire.send(
                "HTTP/1.1 "
                    + status
                    + " Moved\r\nLocation: "
                    + place.apply(scene)
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
  }
}
