package io.github.ebuildattest.engine.attestation.trust;

import static java.util.Objects.requireNonNull;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verification trusts: Sigstore's certificate authorities, logs and timestamp authorities, and
 * when each was in use. Shared between threads.
 *
 * @see <a href="https://github.com/sigstore/root-signing">where Sigstore publishes it</a>
 */
public final class TrustedRoot {

  /** The day on which the shipped snapshot was taken; the NOTICE file says from where. */
  static final Instant SNAPSHOT = Instant.parse("2026-11-22T00:00:00Z");

  private static final String SHIPPED = "trusted_root.json";

  /**
   * Held while sigstore-java and BouncyCastle are loaded, for whichever root needs them first:
   * their static initialisers must not run on two threads in two orders.
   */
  private static final Object LOADING = new Object();

  /** A signature in ASN.1 (RFC 3279 §2.2.3) with r = s = 1, which no key made. */
  private static final Bytes NOBODYS = Bytes.of(new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1});

  private static @Nullable TrustedRoot shipped;

  private final String source;
  private final Instant date;
  private final byte[] json;
  private @Nullable Keys keys;
  private @Nullable SigstoreJavaVerifier sigstoreJava;

  private TrustedRoot(String source, Instant date, byte[] json) {
    this.source = source;
    this.date = date;
    this.json = json;
  }

  /**
   * Sigstore's production root as this release ships it. It is read, and sigstore-java loaded, only
   * once there is something to verify: in most runs there is nothing.
   *
   * @throws TrustedRootUnreadableException where the program's own resource is damaged
   */
  public static synchronized TrustedRoot shipped() throws TrustedRootUnreadableException {
    if (shipped != null) {
      return shipped;
    }
    try (InputStream resource = TrustedRoot.class.getResourceAsStream(SHIPPED)) {
      if (resource == null) {
        throw new IOException("no such resource");
      }
      shipped = new TrustedRoot("shipped", SNAPSHOT, resource.readAllBytes());
      return shipped;
    } catch (IOException e) {
      throw new TrustedRootUnreadableException("shipped", "the program lacks it", e);
    }
  }

  /**
   * Loads what every verification needs, for a process that is about to verify and has something
   * else to do first on another thread. Whatever goes wrong here goes wrong again, and is reported,
   * where a root is read.
   */
  public static void loadAhead() {
    try {
      shipped().warmUp();
    } catch (TrustedRootUnreadableException | RuntimeException | LinkageError e) {
      return;
    }
  }

  /** Loads the keys, the library, and the elliptic curves of the logs. */
  private void warmUp() {
    synchronized (LOADING) {
      for (Log log : keys().logs()) {
        Signatures.judged().holds(log.key(), log.encodedKey(), NOBODYS);
      }
    }
  }

  /**
   * A root from a file; its age is the file's.
   *
   * @throws TrustedRootUnreadableException where there is no such file, or it is not a trusted root
   */
  public static TrustedRoot read(Path file) throws TrustedRootUnreadableException {
    try {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      return parse(Files.readAllBytes(file), file.toString(), modified);
    } catch (IOException e) {
      throw new TrustedRootUnreadableException(file.toString(), "the file cannot be opened", e);
    }
  }

  /**
   * A root from a file where that is newer than another root, else the other.
   *
   * @throws TrustedRootUnreadableException where the file is newer, and is not a trusted root
   */
  public static TrustedRoot newer(TrustedRoot other, Path file)
      throws TrustedRootUnreadableException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isAfter(other.date()) ? read(file) : other;
    } catch (IOException e) {
      throw new TrustedRootUnreadableException(file.toString(), "the file cannot be opened", e);
    }
  }

  /**
   * A root from its JSON.
   *
   * @param json Sigstore's trusted root format, version 0.1
   * @param source its name in reports
   * @param date when it was taken
   * @throws TrustedRootUnreadableException where it is not a trusted root
   */
  public static TrustedRoot parse(byte[] json, String source, Instant date)
      throws TrustedRootUnreadableException {
    TrustedRoot root = new TrustedRoot(source, date, json.clone());
    synchronized (LOADING) {
      root.load();
    }
    return root;
  }

  private void load() throws TrustedRootUnreadableException {
    try {
      keys = TrustedRootReader.read(Bytes.of(json));
      sigstoreJava = SigstoreJavaVerifier.over(keys);
    } catch (NotJsonException e) {
      throw new TrustedRootUnreadableException(source, "it is not JSON: " + e.getMessage(), e);
    } catch (ShapeException e) {
      throw new TrustedRootUnreadableException(source, String.valueOf(e.getMessage()), e);
    }
  }

  private void loadShipped() {
    if (sigstoreJava == null) {
      try {
        load();
      } catch (TrustedRootUnreadableException e) {
        throw new IllegalStateException("the shipped trusted root is damaged", e);
      }
    }
  }

  /** {@code shipped}, or the file it was read from. */
  public String source() {
    return source;
  }

  /** When it was taken. */
  public Instant date() {
    return date;
  }

  /** Whole days since it was taken; 0 where the clock is behind. */
  public long ageDays(Clock clock) {
    return Math.max(0, Duration.between(date, clock.instant()).toDays());
  }

  public Keys keys() {
    synchronized (LOADING) {
      loadShipped();
      return requireNonNull(keys);
    }
  }

  /** The library's verifier over these keys: built once, and shared between threads. */
  public SigstoreJavaVerifier sigstoreJava() {
    synchronized (LOADING) {
      loadShipped();
      return requireNonNull(sigstoreJava);
    }
  }

  /**
   * What a trusted root holds.
   *
   * @param authorities issue signing certificates (Fulcio)
   * @param logs transparency logs (Rekor)
   * @param certificateLogs certificate transparency logs
   * @param timestampAuthorities sign timestamps (RFC 3161)
   */
  public record Keys(
      List<Authority> authorities,
      List<Log> logs,
      List<Log> certificateLogs,
      List<Authority> timestampAuthorities) {
    public Keys {
      authorities = List.copyOf(authorities);
      logs = List.copyOf(logs);
      certificateLogs = List.copyOf(certificateLogs);
      timestampAuthorities = List.copyOf(timestampAuthorities);
    }
  }
}
