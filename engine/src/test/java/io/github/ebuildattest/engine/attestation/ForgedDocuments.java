package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Documents of a private Sigstore that are wrong in one thing, and what verification finds. */
public final class ForgedDocuments {

  public static final PrivateSigstore SIGSTORE = PrivateSigstore.of("engine tests");
  static final String FILE_NAME = "heron_parser-1.2.0.tar.gz";
  static final byte[] FILE_BYTES = "an archive".getBytes(StandardCharsets.US_ASCII);
  static final Instant TIME = Instant.parse("2025-03-04T05:06:07Z");
  static final GitHubIdentity IDENTITY =
      GitHubIdentity.releasing("heronry/heron-parser", "4711", "42", "1.2.0");

  private ForgedDocuments() {}

  static AttestationMaker maker() {
    return maker(IDENTITY);
  }

  static AttestationMaker maker(Identity identity) {
    return AttestationMaker.of(SIGSTORE, identity, FILE_NAME, FILE_BYTES, TIME);
  }

  static SubjectFile file() {
    try {
      return new SubjectFile(
          FILE_NAME,
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FILE_BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static ProvenanceVerifier verifier(String trustedRootJson) {
    try {
      return new ProvenanceVerifier(
          TrustedRoot.parse(trustedRootJson.getBytes(StandardCharsets.UTF_8), "testkit", TIME));
    } catch (TrustedRootUnreadableException e) {
      throw new AssertionError(e);
    }
  }

  static ProvenanceResult verify(AttestationMaker maker) {
    return verify(maker.provenanceJson());
  }

  static ProvenanceResult verify(String document) {
    return verify(document, SIGSTORE.trustedRootJson());
  }

  static ProvenanceResult verify(String document, String trustedRootJson) {
    return verifier(trustedRootJson).verify(document.getBytes(StandardCharsets.UTF_8), file());
  }

  /** Verifies under a root that knows the timestamp authority too. */
  static ProvenanceResult verifyTimestamped(AttestationMaker maker) {
    return verify(maker.provenanceJson(), SIGSTORE.timestampedRoot().json());
  }

  /** What verification finds in a provenance that is wrong in these things. */
  static List<FindingId> forged(Forgery... forgeries) {
    return ids(verify(maker().forged(forgeries)));
  }

  /** {@link #ids} as tables spell them. */
  static List<String> names(ProvenanceResult result) {
    return ids(result).stream().map(FindingId::id).toList();
  }

  /** What was found about the document, then what about its attestations. */
  static List<FindingId> ids(ProvenanceResult result) {
    return Stream.concat(
            result.findings().stream(),
            result.attestations().stream().flatMap(a -> a.findings().stream()))
        .map(Finding::id)
        .toList();
  }
}
