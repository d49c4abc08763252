package io.github.ebuildattest.engine.attestation.trust;

import dev.sigstore.VerificationOptions.CertificateMatcher;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.ImmutableBundle;
import dev.sigstore.bundle.ImmutableDsseEnvelope;
import dev.sigstore.bundle.ImmutableSignature;
import dev.sigstore.bundle.ImmutableTimestamp;
import dev.sigstore.fulcio.client.ImmutableFulcioCertificateMatcher;
import dev.sigstore.rekor.client.ImmutableInclusionProof;
import dev.sigstore.rekor.client.ImmutableRekorEntry;
import dev.sigstore.rekor.client.ImmutableVerification;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.strings.StringMatcher;
import dev.sigstore.trustroot.CertificateAuthority;
import dev.sigstore.trustroot.ImmutableCertificateAuthority;
import dev.sigstore.trustroot.ImmutableLogId;
import dev.sigstore.trustroot.ImmutablePublicKey;
import dev.sigstore.trustroot.ImmutableSigstoreTrustedRoot;
import dev.sigstore.trustroot.ImmutableSubject;
import dev.sigstore.trustroot.ImmutableTransparencyLog;
import dev.sigstore.trustroot.ImmutableValidFor;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import dev.sigstore.trustroot.TransparencyLog;
import dev.sigstore.trustroot.ValidFor;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Envelope;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.document.PublisherIdentity;
import io.github.ebuildattest.engine.attestation.document.SignedTimestamp;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry.Proof;
import io.github.ebuildattest.engine.digest.Bytes;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands to sigstore-java what this engine has parsed. Its own parsers are bypassed: they are
 * lenient where this engine is strict, and one document must not be read in two ways.
 */
public final class SigstoreModel {

  private SigstoreModel() {}

  public static SigstoreTrustedRoot trustedRoot(TrustedRoot.Keys keys)
      throws SigstoreConfigurationException {
    ImmutableSigstoreTrustedRoot.Builder root = ImmutableSigstoreTrustedRoot.builder();
    try {
      for (Authority authority : keys.authorities()) {
        root.addCAs(authority(authority));
      }
      for (Authority authority : keys.timestampAuthorities()) {
        root.addTSAs(authority(authority));
      }
    } catch (CertificateException e) {
      throw new SigstoreConfigurationException("a chain of the trusted root is none", e);
    }
    keys.logs().forEach(log -> root.addTLogs(log(log)));
    keys.certificateLogs().forEach(log -> root.addCTLogs(log(log)));
    return root.build();
  }

  static Bundle bundle(
      SigningCertificate certificate,
      TransparencyEntry entry,
      List<SignedTimestamp> timestamps,
      Envelope envelope)
      throws CertificateException {
    ImmutableBundle.Builder bundle = ImmutableBundle.builder();
    for (SignedTimestamp timestamp : timestamps) {
      bundle.addTimestamps(
          ImmutableTimestamp.builder().rfc3161Timestamp(timestamp.response().toArray()).build());
    }
    return bundle
        .certPath(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate.x509())))
        .addEntries(entry(entry))
        .dsseEnvelope(
            ImmutableDsseEnvelope.builder()
                .payloadType(Envelope.PAYLOAD_TYPE)
                .payload(envelope.statement().toArray())
                .addSignatures(
                    ImmutableSignature.builder().sig(envelope.signature().toArray()).build())
                .build())
        .build();
  }

  /**
   * The identity that the certificate must name: what the publisher says, where there is one; else
   * what was read from the certificate, so that the library reads the same identity.
   */
  static CertificateMatcher matcher(Claims claims, @Nullable Publisher publisher) {
    ImmutableFulcioCertificateMatcher.Builder matcher =
        CertificateMatcher.fulcio()
            .issuer(
                StringMatcher.string(
                    publisher == null
                        ? String.valueOf(claims.issuer())
                        : PublisherIdentity.issuer(publisher)))
            .subjectAlternativeName(
                StringMatcher.string(
                    publisher instanceof Publisher.Google google
                        ? google.email()
                        : String.valueOf(claims.subject())));
    Optional<String> repository =
        publisher == null
            ? Optional.ofNullable(claims.sourceRepositoryUri())
            : PublisherIdentity.repositoryUri(publisher);
    repository.ifPresent(
        uri -> matcher.putOidDerAsn1Strings("1.3.6.1.4.1.57264.1.12", StringMatcher.string(uri)));
    return matcher.build();
  }

  private static RekorEntry entry(TransparencyEntry entry) {
    ImmutableVerification.Builder verification = ImmutableVerification.builder();
    Bytes promise = entry.signedEntryTimestamp();
    if (promise != null) {
      verification.signedEntryTimestamp(promise.base64());
    }
    Proof proof = entry.proof();
    if (proof != null && proof.checkpoint() != null) {
      verification.inclusionProof(
          ImmutableInclusionProof.builder()
              .logIndex(proof.logIndex())
              .treeSize(proof.treeSize())
              .rootHash(proof.rootHash().hex())
              .addAllHashes(proof.hashes().stream().map(Bytes::hex).toList())
              .checkpoint(proof.checkpoint())
              .build());
    }
    Instant time = entry.integratedTime();
    return ImmutableRekorEntry.builder()
        .integratedTime(time == null ? 0 : time.getEpochSecond())
        .logID(entry.logId().hex())
        .logIndex(entry.logIndex())
        .body(entry.body().base64())
        .verification(verification.build())
        .build();
  }

  private static CertificateAuthority authority(Authority authority) throws CertificateException {
    List<X509Certificate> chain = new ArrayList<>(authority.chain());
    return ImmutableCertificateAuthority.builder()
        .certPath(CertificateFactory.getInstance("X.509").generateCertPath(chain))
        .uri(authority.uri())
        .validFor(validFor(authority.validity()))
        .subject(
            ImmutableSubject.builder()
                .organization(authority.organization())
                .commonName(authority.commonName())
                .build())
        .build();
  }

  private static TransparencyLog log(Log log) {
    return ImmutableTransparencyLog.builder()
        .baseUrl(log.baseUrl())
        .hashAlgorithm("SHA2_256")
        .logId(ImmutableLogId.builder().keyId(log.id().toArray()).build())
        .publicKey(
            ImmutablePublicKey.builder()
                .rawBytes(log.encodedKey().toArray())
                .keyDetails(log.keyDetails())
                .validFor(validFor(log.validity()))
                .build())
        .build();
  }

  private static ValidFor validFor(Validity validity) {
    return ImmutableValidFor.builder()
        .start(validity.start())
        .end(Optional.ofNullable(validity.end()))
        .build();
  }
}
