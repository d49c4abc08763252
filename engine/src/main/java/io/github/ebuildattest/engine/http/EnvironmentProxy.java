package io.github.ebuildattest.engine.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that {@code https_proxy} names, for all hosts but those of {@code no_proxy} and those
 * on this machine. As with curl, the lower-case variable comes before {@code HTTPS_PROXY}, an empty
 * one names none, and a bare {@code host:port} is an http proxy.
 *
 * @see <a href="https://curl.se/docs/manpage.html#ENVIRONMENT">curl, environment</a>
 */
final class EnvironmentProxy extends ProxySelector {

  private final String host;
  private final int port;
  private final @Nullable String user;
  private final String password;
  private final NoProxy exceptions;

  private EnvironmentProxy(URI url, NoProxy exceptions) {
    this.host = url.getHost();
    this.port = url.getPort();
    @Nullable String login = url.getRawUserInfo();
    int colon = login == null ? -1 : login.indexOf(':');
    this.user = login == null ? null : decoded(colon < 0 ? login : login.substring(0, colon));
    this.password = login == null || colon < 0 ? "" : decoded(login.substring(colon + 1));
    this.exceptions = exceptions;
  }

  /**
   * The environment's proxy, or empty where it names none.
   *
   * @throws RouteException where what it names is not an http proxy; no host is then contacted
   *     directly
   */
  static Optional<EnvironmentProxy> of(Map<String, String> environment) throws RouteException {
    String named = variable(environment, "https_proxy");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EnvironmentProxy(url(named), NoProxy.parse(variable(environment, "no_proxy"))));
  }

  private static String variable(Map<String, String> environment, String name) {
    String lower = environment.get(name);
    return (lower != null ? lower : environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""))
        .strip();
  }

  private static URI url(String named) throws RouteException {
    try {
      URI url = new URI(named.contains("://") ? named : "http://" + named);
      if ("http".equalsIgnoreCase(url.getScheme())
          && url.getHost() != null
          && url.getPort() > 0
          && url.getPort() < 1 << 16) {
        return url;
      }
    } catch (URISyntaxException e) {
      // its message holds the whole text, which may contain a password
      throw wrong();
    }
    throw wrong();
  }

  private static RouteException wrong() {
    return new RouteException(
        "https_proxy is no proxy that can be used here: expected http://HOST:PORT, with"
            + " USER:PASSWORD@ before the host where it asks for them");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public List<Proxy> select(URI target) {
    if (target.getHost() == null || Loopback.is(target.getHost()) || exceptions.cover(target)) {
      return List.of(Proxy.NO_PROXY);
    }
    return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
    // the exchange fails with the same exception and reports it; there is no second proxy to try
  }

  /** Authenticates to this proxy alone, and to no host behind it; empty where no user was named. */
  Optional<Authenticator> authenticator() {
    return user == null ? Optional.empty() : Optional.of(new Login(host, port, user, password));
  }

  private static final class Login extends Authenticator {

    private final String host;
    private final int port;
    private final String user;
    private final String password;

    Login(String host, int port, String user, String password) {
      this.host = host;
      this.port = port;
      this.user = user;
      this.password = password;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      boolean mine =
          getRequestorType() == RequestorType.PROXY
              && host.equalsIgnoreCase(getRequestingHost())
              && port == getRequestingPort();
      return mine ? new PasswordAuthentication(user, password.toCharArray()) : null;
    }
  }
}
