package io.github.ebuildattest.testkit.sample;

import static io.github.ebuildattest.testkit.sample.SamplePackages.AVOCET_BUILD;
import static io.github.ebuildattest.testkit.sample.SamplePackages.EGRET_CACHE;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.GentooVersion;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Releases with several files, where something is odd about the others. */
final class ContextBumps {

  private static final Duration LATE = Duration.ofDays(12);

  private ContextBumps() {}

  static List<Bump> all() {
    return List.of(
        Bump.pass(
            "late-file",
            repository -> {
              String version = repository.free(AVOCET_BUILD, "3.3");
              uploadWheel(repository, AVOCET_BUILD, version, true, Release.LATER.minus(LATE));
              repository.bump(AVOCET_BUILD, version, Release.attested(AVOCET_BUILD, version));
            },
            "late-file"),
        Bump.pass(
            "partly-attested",
            repository -> {
              String version = repository.free(EGRET_CACHE, "2.2.0");
              uploadWheel(repository, EGRET_CACHE, version, false, Release.LATER);
              repository.bump(EGRET_CACHE, version, Release.attested(EGRET_CACHE, version));
            },
            "release-partly-attested"));
  }

  private static void uploadWheel(
      SampleRepository repository,
      SamplePackage pkg,
      String version,
      boolean attested,
      Instant time)
      throws IOException {
    String onPyPi = GentooVersion.onPyPi(version);
    String name = pkg.name().replace('-', '_') + "-" + onPyPi + "-py3-none-any.whl";
    Distfile wheel = Distfile.of(name, "a wheel of " + pkg.name() + " " + onPyPi);
    String provenance =
        attested
            ? AttestationMaker.of(
                    SampleOverlay.SIGSTORE, pkg.identity(onPyPi), name, wheel.bytes(), time)
                .provenanceJson()
            : null;
    repository.upload(pkg, version, wheel, provenance, time);
  }
}
