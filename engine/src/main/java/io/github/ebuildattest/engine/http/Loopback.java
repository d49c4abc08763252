package io.github.ebuildattest.engine.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts that are this machine: no proxy lies on the way to them, and nobody else listens in. */
public final class Loopback {

  private static final Pattern HOST =
      Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|\\[::1\\]");

  private Loopback() {}

  /** Whether a host is localhost, or an address of the loopback network (RFC 6890 §2.2). */
  public static boolean is(String host) {
    return HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
