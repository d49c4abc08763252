package io.github.ebuildattest.testkit.sample;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.GentooVersion;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream uploaded to the index.
 *
 * @param sdist the source distribution
 * @param provenance the document next to it, or null where it was uploaded without one
 * @param uploaded when
 * @param yanked why it was yanked, or null
 */
record Release(
    Distfile sdist, @Nullable String provenance, Instant uploaded, @Nullable String yanked) {

  /** When the first of the releases that the overlay holds was logged. */
  static final Instant FIRST = Instant.parse("2025-05-20T10:00:00Z");

  /** When the releases of bumps were logged, except for bumps about young releases. */
  static final Instant LATER = Instant.parse("2025-09-01T10:00:00Z");

  private static final Duration UPLOAD = Duration.ofSeconds(9);

  /** An upload without attestation; the version as in the ebuild. */
  static Release unattested(SamplePackage pkg, String version) {
    return unattestedAt(pkg, version, LATER);
  }

  /** An upload without attestation at a time. */
  static Release unattestedAt(SamplePackage pkg, String version, Instant time) {
    return new Release(
        Sdist.of(pkg.name(), GentooVersion.onPyPi(version)), null, time.plus(UPLOAD), null);
  }

  /** An upload attested by the package's usual identity. */
  static Release attested(SamplePackage pkg, String version) {
    return attestedBy(pkg, version, pkg.identity(GentooVersion.onPyPi(version)));
  }

  /** An upload attested by any identity, with or without forgeries. */
  static Release attestedBy(
      SamplePackage pkg, String version, Identity identity, Forgery... forgeries) {
    return attestedAt(pkg, version, identity, LATER, forgeries);
  }

  /** An upload attested at a time. */
  static Release attestedAt(
      SamplePackage pkg, String version, Identity identity, Instant time, Forgery... forgeries) {
    Distfile sdist = Sdist.of(pkg.name(), GentooVersion.onPyPi(version));
    String provenance =
        AttestationMaker.of(SampleOverlay.SIGSTORE, identity, sdist.name(), sdist.bytes(), time)
            .forged(forgeries)
            .provenanceJson();
    return new Release(sdist, provenance, time.plus(UPLOAD), null);
  }

  /** The same with another document. */
  Release withProvenance(@Nullable String other) {
    return new Release(sdist, other, uploaded, yanked);
  }

  /** The same with other bytes under the same name. */
  Release withSdist(Distfile other) {
    return new Release(other, provenance, uploaded, yanked);
  }

  /** The same, yanked. */
  Release withYanked(String reason) {
    return new Release(sdist, provenance, uploaded, reason);
  }

  /**
   * What Portage would fetch. The provenance is included where PYPI_VERIFY_REPO is set, because
   * pypi.eclass then adds it to SRC_URI.
   */
  List<Distfile> distfiles(SamplePackage pkg) {
    Distfile document = provenanceFile();
    return pkg.verifyRepo() == null || document == null ? List.of(sdist) : List.of(sdist, document);
  }

  /** The provenance as a distfile. */
  @Nullable Distfile provenanceFile() {
    return provenance == null ? null : Distfile.of(sdist.name() + ".provenance", provenance);
  }
}
