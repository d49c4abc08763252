package io.github.ebuildattest.testkit.sample;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.GentooVersion;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.PinText;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The sample overlay as files: the same bytes each time. */
public final class SampleOverlay {

  /** Its Sigstore. The seed is written here, so anyone who reads it can sign with every key. */
  public static final PrivateSigstore SIGSTORE =
      PrivateSigstore.of("sample overlay: public keys, never to be trusted");

  private SampleOverlay() {}

  /**
   * Writes the overlay, its DISTDIR, its trusted root and its pom, without git.
   *
   * @param root a directory, created where it is missing
   * @throws IOException where it cannot be written
   */
  public static void writeTo(Path root) throws IOException {
    OverlayBuilder overlay =
        OverlayBuilder.at(root)
            .skeleton("ebuild-attest-sample", "app-misc", "dev-python")
            .file("metadata/ebuild-attest.toml", resource("ebuild-attest.toml"))
            .file("pom.xml", resource("pom.xml"))
            .file("README.md", resource("README.md"))
            .file("trusted_root.json", SIGSTORE.trustedRootJson());
    for (SamplePackage pkg : SamplePackages.ALL) {
      overlay.metadata(pkg.id(), pkg.metadata());
      overlay.pin(pkg.id(), pin(pkg));
      if (pkg.patch() != null) {
        overlay.file(pkg.id() + "/files/" + pkg.patch(), resource("no-network-in-tests.patch"));
      }
      for (String version : pkg.versions()) {
        Release release = release(pkg, version);
        write(overlay, pkg, version, release);
        overlay.file("distfiles/" + release.sdist().name(), release.sdist().bytes());
        Distfile provenance = release.provenanceFile();
        if (provenance != null) {
          overlay.file("distfiles/" + provenance.name(), provenance.bytes());
        }
      }
    }
  }

  /** What upstream uploaded for a version that the overlay contains. */
  static Release release(SamplePackage pkg, String version) {
    Instant time = Release.FIRST.plus(Duration.ofDays(pkg.versions().indexOf(version)));
    return pkg.attestedBy() == null
        ? Release.unattestedAt(pkg, version, time)
        : Release.attestedAt(pkg, version, pkg.identity(GentooVersion.onPyPi(version)), time);
  }

  /** Writes ebuild and Manifest lines of one version. */
  static void write(OverlayBuilder overlay, SamplePackage pkg, String version, Release release)
      throws IOException {
    overlay.ebuild(pkg.id(), version, pkg.ebuild().text());
    overlay.manifest(pkg.id(), release.distfiles(pkg).toArray(Distfile[]::new));
  }

  private static String pin(SamplePackage pkg) {
    if (pkg.attestedBy() == null) {
      return PinText.unattested(pkg.name());
    }
    String lowest = GentooVersion.onPyPi(pkg.versions().get(0));
    return PinText.attested(pkg.name(), lowest, pkg.identity(lowest));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SampleOverlay.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is missing from the testkit");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
