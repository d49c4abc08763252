package io.github.ebuildattest.testkit.faults;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority for TLS servers on this machine, and what it certifies, rightly or wrongly. */
public final class ServerCertificates {

  private static final char[] PASSWORD = "testkit".toCharArray();
  private static final Duration DAY = Duration.ofDays(1);

  private final KeyPair key = newKey();
  private final X500Principal name;
  private final X509Certificate certificate;

  /**
   * A new authority that nobody knows yet.
   *
   * @param name its common name
   */
  public ServerCertificates(String name) {
    this.name = new X500Principal("CN=" + name);
    this.certificate = issue(key, this.name, null, Instant.now().minus(DAY), DAY.multipliedBy(2));
  }

  /** The authority's certificate in PEM (RFC 7468), for a client to believe. */
  public String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server of this name, certified for yesterday, today and tomorrow. */
  public SSLContext server(String host) {
    return server(host, Instant.now().minus(DAY), DAY.multipliedBy(2));
  }

  /** A server whose certificate ended yesterday. */
  public SSLContext expired(String host) {
    return server(host, Instant.now().minus(DAY.multipliedBy(3)), DAY.multipliedBy(2));
  }

  /** A server whose certificate begins tomorrow. */
  public SSLContext notYetValid(String host) {
    return server(host, Instant.now().plus(DAY), DAY.multipliedBy(2));
  }

  /** A server that vouches for itself. */
  public static SSLContext selfSigned(String host) {
    ServerCertificates itself = new ServerCertificates(host);
    return context(itself.key, itself.certificate);
  }

  private SSLContext server(String host, Instant from, Duration life) {
    KeyPair server = newKey();
    return context(server, issue(server, new X500Principal("CN=" + host), host, from, life));
  }

  private X509Certificate issue(
      KeyPair subject,
      X500Principal subjectName,
      @Nullable String host,
      Instant from,
      Duration life) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(64, new SecureRandom()).setBit(63),
              Date.from(from),
              Date.from(from.plus(life)),
              subjectName,
              subject.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host == null));
      if (host != null) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(KeyPair key, X509Certificate certificate) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, PASSWORD);
      keys.setKeyEntry("server", key.getPrivate(), PASSWORD, new Certificate[] {certificate});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
