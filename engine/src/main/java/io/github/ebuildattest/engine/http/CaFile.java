package io.github.ebuildattest.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A bundle of certificates in PEM (RFC 7468) that TLS trusts in addition to those that the VM
 * trusts: an organisation's own authority. It takes nothing away and turns no check off.
 */
final class CaFile {

  /** In bytes: whole distributions' bundles have some hundred thousand. */
  private static final int LARGEST = 8 << 20;

  private final List<Certificate> certificates;

  private CaFile(Collection<? extends Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  /**
   * Reads a bundle.
   *
   * @throws RouteException where it cannot be read or holds no certificate
   */
  static CaFile read(Path file) throws RouteException {
    if (!Files.isRegularFile(file)) {
      throw new RouteException("the CA file " + file + " is no file");
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new RouteException(
            "the CA file " + file + " is too large for a bundle of authorities");
      }
      try (InputStream in = Files.newInputStream(file)) {
        Collection<? extends Certificate> found =
            CertificateFactory.getInstance("X.509").generateCertificates(in);
        if (found.isEmpty()) {
          throw new RouteException("the CA file " + file + " holds no certificate in PEM");
        }
        return new CaFile(found);
      }
    } catch (CertificateException e) {
      throw new RouteException("the CA file " + file + " holds what is no certificate in PEM", e);
    } catch (IOException e) {
      throw new RouteException(
          "the CA file " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  /** TLS that trusts the VM's authorities and these. */
  SSLContext besideTheVms() {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      try {
        all.load(null, null);
      } catch (IOException e) {
        throw new IllegalStateException("an empty key store is read from nowhere", e);
      }
      int number = 0;
      for (Certificate authority : believed(null).getAcceptedIssuers()) {
        all.setCertificateEntry("vm-" + number++, authority);
      }
      for (Certificate authority : certificates) {
        all.setCertificateEntry("file-" + number++, authority);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {believed(all)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this VM cannot do TLS", e);
    }
  }

  /** The trust manager over a key store; over the VM's own for null (JSSE Reference Guide). */
  private static X509TrustManager believed(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }
}
