package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.http.AllowedHosts;
import io.github.ebuildattest.engine.http.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The index's hosts: PyPI's two, or one that replaces both. Whatever an ebuild, a redirect or a
 * page says, URLs are built from these or refused.
 */
public final class IndexHosts implements AllowedHosts {

  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");

  private final String api;
  private final String files;

  private IndexHosts(String api, String files) {
    this.api = api;
    this.files = files;
  }

  /** {@code https://pypi.org} and {@code https://files.pythonhosted.org}. */
  public static IndexHosts official() {
    return new IndexHosts("https://pypi.org", "https://files.pythonhosted.org");
  }

  /**
   * One index in place of both hosts, below which {@code /integrity/}, {@code /simple/} and {@code
   * /packages/} lie.
   *
   * @param url absolute, https, or http on a loopback address; a path is allowed, a user, query or
   *     fragment is not
   * @throws IndexUrlException where it is anything else
   */
  public static IndexHosts replacedBy(String url) throws IndexUrlException {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new IndexUrlException("the index " + shown(url) + " is not a URL: " + e.getReason());
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (host.isEmpty() || !Set.of("http", "https").contains(scheme)) {
      throw new IndexUrlException("the index " + shown(url) + " must be an https URL with a host");
    }
    if (scheme.equals("http") && !Loopback.is(host)) {
      throw new IndexUrlException(
          "the index " + shown(url) + " must be https: plain http is for loopback addresses only");
    }
    String path = uri.getRawPath().replaceFirst("/+$", "");
    if (uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !PATH.matcher(path).matches()) {
      throw new IndexUrlException(
          "the index " + shown(url) + " must be scheme, host, port and a plain path, and no more");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String base = scheme + "://" + host + port + path;
    return new IndexHosts(base, base);
  }

  /** A URL without its user and password: what is refused is printed, and logs are kept. */
  private static String shown(String url) {
    return url.replaceFirst("^([^/]*//)[^/]*@", "$1***@");
  }

  /** The Integrity API's URL for one file. */
  public URI integrity(String project, String version, String file) {
    return URI.create(
        api + "/integrity/" + String.join("/", project, version, file) + "/provenance");
  }

  /** The Simple API's URL for a project, by its normalised name, so that none redirects. */
  public URI simple(String project) {
    return URI.create(api + "/simple/" + project + "/");
  }

  /**
   * The URL of a file.
   *
   * @param path of a canonical URL, beginning with {@code /packages/}
   */
  public URI file(String path) {
    return URI.create(files + path);
  }

  @Override
  public boolean contain(URI uri) {
    return uri.getRawUserInfo() == null
        && (sameOrigin(uri, URI.create(api)) || sameOrigin(uri, URI.create(files)));
  }

  private static boolean sameOrigin(URI a, URI b) {
    return a.getScheme() != null
        && a.getHost() != null
        && a.getScheme().equalsIgnoreCase(b.getScheme())
        && a.getHost().equalsIgnoreCase(b.getHost())
        && port(a) == port(b);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  @Override
  public String toString() {
    return api.equals(files) ? api : api + " and " + files;
  }
}
