package io.github.ebuildattest.engine.http;

/** The way out is set up wrongly, proxy or authorities: a mistake in the configuration. */
public final class RouteException extends Exception {

  private static final long serialVersionUID = 1;

  /** One sentence that names the setting and what is wrong with it. */
  public RouteException(String message) {
    super(message);
  }

  RouteException(String message, Throwable cause) {
    super(message, cause);
  }
}
