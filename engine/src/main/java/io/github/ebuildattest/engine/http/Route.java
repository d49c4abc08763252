package io.github.ebuildattest.engine.http;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way out: through which proxy, and whose certificates are trusted. Both are for the user to
 * say, and never for a judged tree.
 */
public final class Route {

  /** What the VM itself is set up for: its own proxy properties and its own trust store. */
  public static final Route OF_THE_VM = new Route(null, null);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final @Nullable EnvironmentProxy proxy;
  private final @Nullable CaFile authorities;

  private Route(@Nullable EnvironmentProxy proxy, @Nullable CaFile authorities) {
    this.proxy = proxy;
    this.authorities = authorities;
  }

  /**
   * The way that the environment's {@code https_proxy} and {@code no_proxy} describe.
   *
   * @param environment the process' variables
   * @param caFile certificates in PEM, trusted in addition to the VM's; null for none
   * @throws RouteException where the proxy is not the URL of one, or the file holds no certificates
   */
  public static Route of(Map<String, String> environment, @Nullable Path caFile)
      throws RouteException {
    return new Route(
        EnvironmentProxy.of(environment).orElse(null), caFile == null ? null : CaFile.read(caFile));
  }

  /**
   * The same authorities behind another proxy, for hosts that are not on this machine.
   *
   * @param named as {@code https_proxy} would name it
   * @throws RouteException where it is not the URL of an http proxy
   */
  public Route through(String named) throws RouteException {
    return new Route(EnvironmentProxy.of(Map.of("https_proxy", named)).orElse(null), authorities);
  }

  /** A client that goes this way, follows no redirect and keeps no cookie. */
  HttpClient client() {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT);
    if (proxy != null) {
      client.proxy(proxy);
      proxy.authenticator().ifPresent(client::authenticator);
    }
    if (authorities != null) {
      client.sslContext(authorities.besideTheVms());
    }
    return client.build();
  }
}
