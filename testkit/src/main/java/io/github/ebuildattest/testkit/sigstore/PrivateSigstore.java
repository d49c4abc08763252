package io.github.ebuildattest.testkit.sigstore;

import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * A whole Sigstore instance from a seed: the authority, the CT log, the Rekor log, and lookalikes
 * of them that are in no trusted root.
 */
public final class PrivateSigstore {

  private final String seed;
  private final CertificateAuthority authority;
  private final CertificateAuthority impostor;
  private final CtLog ctLog;
  private final RekorLog log;

  private PrivateSigstore(String seed, CertificateAuthority authority, CtLog ctLog, RekorLog log) {
    this.seed = seed;
    this.authority = authority;
    this.impostor =
        new CertificateAuthority(
            SigningKey.derive(seed, "impostor root"),
            SigningKey.derive(seed, "impostor intermediate"));
    this.ctLog = ctLog;
    this.log = log;
  }

  /** The instance of this seed. */
  public static PrivateSigstore of(String seed) {
    return new PrivateSigstore(
        seed,
        new CertificateAuthority(
            SigningKey.derive(seed, "root"), SigningKey.derive(seed, "intermediate")),
        new CtLog(SigningKey.derive(seed, "ct log")),
        new RekorLog(SigningKey.derive(seed, "rekor")));
  }

  /** The same after its authority was replaced by one with a second intermediate in its chain. */
  public PrivateSigstore withLongerChain() {
    return new PrivateSigstore(
        seed,
        new CertificateAuthority(key("later root"), key("later middle"), key("later intermediate")),
        ctLog,
        log);
  }

  /** The same after its CT log got another key. */
  public PrivateSigstore withRotatedCtLog() {
    return new PrivateSigstore(seed, authority, new CtLog(key("later ct log")), log);
  }

  /** The same after its Rekor log began another shard, with its own key and host. */
  public PrivateSigstore withNextShard() {
    return new PrivateSigstore(
        seed, authority, ctLog, RekorLog.shard(key("later rekor"), "rekor-2.testkit.example"));
  }

  /** The same, logging to Rekor of version 2, so that a verifier needs timestamps. */
  public PrivateSigstore withSecondRekor() {
    return new PrivateSigstore(
        seed, authority, ctLog, RekorLog.second(key("rekor v2"), "log2025-1.testkit.example"));
  }

  /** Any key of this instance, by its label. */
  public SigningKey key(String label) {
    return SigningKey.derive(seed, label);
  }

  /** The authority that the trusted root names. */
  public CertificateAuthority authority() {
    return authority;
  }

  /** Another authority: the same names, other keys. */
  public CertificateAuthority impostor() {
    return impostor;
  }

  /** The CT log that the trusted root names. */
  public CtLog ctLog() {
    return ctLog;
  }

  /** A CT log that the trusted root does not name. */
  public CtLog unknownCtLog() {
    return new CtLog(key("unknown ct log"));
  }

  /** The Rekor log that the trusted root names. */
  public RekorLog log() {
    return log;
  }

  /** A Rekor log that the trusted root does not name. */
  public RekorLog unknownLog() {
    return new RekorLog(key("unknown rekor"));
  }

  /** The authority whose timestamps {@link #timestampedRoot()} trusts. */
  public TimestampAuthority timestampAuthority() {
    return TimestampAuthority.of(key("timestamp root"), key("timestamps"));
  }

  /** A timestamp authority of the same names with other keys. */
  public TimestampAuthority timestampImpostor() {
    return TimestampAuthority.of(key("timestamp impostor root"), key("timestamp impostor"));
  }

  /**
   * The timestamp authority's keys under a certificate with another purpose, or whose purpose is
   * not marked critical, or that ended early.
   *
   * @param notAfter its last moment
   */
  public TimestampAuthority timestampAuthority(
      KeyPurposeId purpose, boolean critical, Instant notAfter) {
    return TimestampAuthority.of(
        key("timestamp root"), key("timestamps"), purpose, critical, notAfter);
  }

  /** The authority with a chain that does not lead to its root. */
  public TimestampAuthority timestampAuthorityOfAnotherRoot() {
    return timestampAuthority().underRootOf(timestampImpostor());
  }

  /** {@link #trustedRoot()} with the timestamp authority. */
  public TrustedRoot timestampedRoot() {
    return trustedRoot().and(timestampAuthority(), TrustedRoot.ALWAYS);
  }

  /** Verifies everything made here except for timestamps; may be changed before it is written. */
  public TrustedRoot trustedRoot() {
    return TrustedRoot.of(authority, ctLog, log);
  }

  /** {@link #trustedRoot()} as JSON text. */
  public String trustedRootJson() {
    return trustedRoot().json();
  }
}
