package io.github.ebuildattest.testkit.sigstore;

/**
 * A whole Sigstore instance from a seed: the authority, the CT log, the Rekor log, and strangers
 * that look like them and are in nobody's trusted root.
 */
public final class PrivateSigstore {

  private final String seed;
  private final CertificateAuthority authority;
  private final CertificateAuthority impostor;
  private final CtLog ctLog;
  private final RekorLog log;

  private PrivateSigstore(String seed) {
    this.seed = seed;
    this.authority = new CertificateAuthority(key("root"), key("intermediate"));
    this.impostor = new CertificateAuthority(key("impostor root"), key("impostor intermediate"));
    this.ctLog = new CtLog(key("ct log"));
    this.log = new RekorLog(key("rekor"));
  }

  /** The instance of this seed. */
  public static PrivateSigstore of(String seed) {
    return new PrivateSigstore(seed);
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

  /** What verifies everything made here; to be changed before it is written. */
  public TrustedRoot trustedRoot() {
    return TrustedRoot.of(authority, ctLog, log);
  }

  /** {@link #trustedRoot()} as JSON text. */
  public String trustedRootJson() {
    return trustedRoot().json();
  }
}
