package io.github.ebuildattest.engine.http;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The finding for a failed exchange, chosen by the types of its causes and never by their text. */
final class HttpFailure {

  /** Chains of causes have a handful of links; a longer one is a loop. */
  private static final int LONGEST_CHAIN = 20;

  private HttpFailure() {}

  static <S extends BodySink> Fetched<S> of(URI uri, Throwable failure) {
    List<Throwable> causes = causes(failure);
    for (Throwable cause : causes) {
      if (cause instanceof BoundedBody.LocalFileException) {
        return ofLocalFile(uri, cause);
      }
    }
    if (has(causes, SSLException.class) && certificateRefused(causes)) {
      return broken(FindingId.TLS_UNTRUSTED, uri + " showed no trusted certificate", causes, false);
    }
    if (has(causes, BoundedBody.BrokenSinkException.class) || has(causes, Error.class)) {
      return broken(FindingId.INTERNAL_ERROR, uri + " could not be asked", causes, false);
    }
    if (has(causes, IllegalArgumentException.class)
        && !has(causes, UnresolvedAddressException.class)) {
      // this is how the JDK's client says, among other things, that a length cannot be read
      return broken(
          FindingId.NETWORK_UNREACHABLE, uri + " did not answer in readable HTTP", causes, true);
    }
    // unchecked exceptions of its own are how the JDK's client ends in states that it did not
    // foresee,
    // as that of 25 does where a proxy refuses a password
    return has(causes, IOException.class) || has(causes, UnresolvedAddressException.class)
        ? broken(FindingId.NETWORK_UNREACHABLE, uri + " could not be reached", causes, true)
        : broken(
            FindingId.NETWORK_UNREACHABLE,
            uri + " could not be reached, and Java's HTTP client broke off",
            causes,
            false);
  }

  /** No body, because this machine could not store it. */
  static <S extends BodySink> Fetched<S> ofLocalFile(URI uri, Throwable failure) {
    return broken(
        FindingId.DISTFILE_ABSENT,
        "what " + uri + " serves could not be written down here",
        causes(failure),
        false);
  }

  /** No answer, because the thread was asked to stop; it still is. */
  static <S extends BodySink> Fetched<S> interrupted(URI uri) {
    Thread.currentThread().interrupt();
    return new Fetched.Broken<>(
        Finding.of(FindingId.NETWORK_UNREACHABLE, "asking " + uri + " was interrupted"), false);
  }

  /**
   * Where JSSE refuses a certificate, for its path or its name, that is the cause. A handshake that
   * breaks off is an SSLException, too, and says nothing about certificates.
   */
  private static boolean certificateRefused(List<Throwable> causes) {
    return has(causes, GeneralSecurityException.class)
        || has(causes, SSLPeerUnverifiedException.class);
  }

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    @Nullable Throwable cause = failure;
    while (cause != null && causes.size() < LONGEST_CHAIN) {
      causes.add(cause);
      cause = cause.getCause();
    }
    return causes;
  }

  private static <S extends BodySink> Fetched<S> broken(
      FindingId id, String what, List<Throwable> causes, boolean mayPass) {
    Throwable root = causes.get(causes.size() - 1);
    String detail = root.getMessage() == null ? "" : " (" + root.getMessage() + ")";
    return new Fetched.Broken<>(
        Finding.of(id, what + ": " + words(root) + detail), mayPass, !silent(causes));
  }

  /** No connection was made, or nothing arrived over it. */
  private static boolean silent(List<Throwable> causes) {
    return has(causes, ConnectException.class)
        || has(causes, UnknownHostException.class)
        || has(causes, UnresolvedAddressException.class)
        || has(causes, HttpTimeoutException.class);
  }

  /** Everyday trouble in words; anything rarer by its type, which a search engine knows. */
  private static String words(Throwable root) {
    if (root instanceof UnknownHostException || root instanceof UnresolvedAddressException) {
      return "its name does not resolve";
    }
    if (root instanceof ConnectException || root instanceof ClosedChannelException) {
      return "no connection";
    }
    if (root instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    return root.getClass().getSimpleName();
  }
}
