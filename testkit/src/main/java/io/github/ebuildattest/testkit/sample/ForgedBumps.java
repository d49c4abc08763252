package io.github.ebuildattest.testkit.sample;

import static io.github.ebuildattest.testkit.sample.SamplePackages.HERON_PARSER;

import io.github.ebuildattest.testkit.pep740.Forgery;
import java.io.IOException;
import java.util.List;

/** Files and documents that are not what they claim to be. */
final class ForgedBumps {

  private ForgedBumps() {}

  static List<Bump> all() {
    return List.of(
        // whoever replaces the file regenerates the Manifest, so that only the attestation shows it
        Bump.block(
            "tampered",
            Bump.version(HERON_PARSER, "1.20.0", ForgedBumps::damaged),
            "digest-mismatch"),
        Bump.block(
            "manifest-mismatch",
            ForgedBumps::damagedAfterManifest,
            "manifest-mismatch",
            "digest-mismatch"),
        Bump.block(
            "wrong-document",
            Bump.version(
                HERON_PARSER,
                "1.22.0",
                v ->
                    Release.attested(HERON_PARSER, v)
                        .withProvenance(SampleOverlay.release(HERON_PARSER, "1.4.0").provenance())),
            "digest-mismatch",
            "ref-changed",
            "subject-mismatch"),
        forged("empty-provenance", "1.23.0", Forgery.BUNDLES_EMPTY, "provenance-empty"),
        forged("slsa-only", "1.24.0", Forgery.SLSA_ONLY, "no-publish-attestation"),
        forged("other-publisher", "1.25.0", Forgery.PUBLISHER_OTHER, "publisher-disagrees"),
        forged(
            "other-sigstore",
            "1.26.0",
            Forgery.CERTIFICATE_OTHER_AUTHORITY,
            "certificate-untrusted"),
        forged(
            "used-later",
            "1.27.0",
            Forgery.CERTIFICATE_EXPIRED,
            "signing-time-outside-certificate"),
        forged("not-logged", "1.28.0", Forgery.LOG_ENTRY_MISSING, "log-entry-missing"),
        forged("other-signature", "1.29.0", Forgery.SIGNATURE_OTHER_KEY, "signature-invalid"));
  }

  private static Bump forged(String name, String version, Forgery forgery, String... findings) {
    return Bump.block(
        name,
        Bump.version(
            HERON_PARSER,
            version,
            v -> Release.attestedBy(HERON_PARSER, v, HERON_PARSER.identity(v), forgery)),
        findings);
  }

  private static Release damaged(String version) {
    Release release = Release.attested(HERON_PARSER, version);
    return release.withSdist(release.sdist().damaged());
  }

  private static void damagedAfterManifest(SampleRepository repository) throws IOException {
    String version = repository.free(HERON_PARSER, "1.21.0");
    repository.bump(HERON_PARSER, version, Release.attested(HERON_PARSER, version));
    repository.deposit(HERON_PARSER, version, damaged(version));
  }
}
