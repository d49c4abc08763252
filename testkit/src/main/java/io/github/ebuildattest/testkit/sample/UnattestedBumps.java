package io.github.ebuildattest.testkit.sample;

import static io.github.ebuildattest.testkit.sample.SamplePackages.DUNLIN_NOTES;
import static io.github.ebuildattest.testkit.sample.SamplePackages.HERON_PARSER;
import static io.github.ebuildattest.testkit.sample.SamplePackages.TURNSTONE_TIDES;
import static io.github.ebuildattest.testkit.sample.SamplePackages.WHIMBREL_TOOLS;

import java.util.List;

/** Releases that were uploaded without an attestation. */
final class UnattestedBumps {

  private UnattestedBumps() {}

  static List<Bump> all() {
    // with PYPI_VERIFY_REPO no Manifest could be made, since there is no provenance to fetch
    SamplePackage undeclared =
        new SamplePackage(
            HERON_PARSER.name(),
            HERON_PARSER.description(),
            HERON_PARSER.homepage(),
            null,
            HERON_PARSER.remoteId(),
            HERON_PARSER.attestedBy(),
            null,
            HERON_PARSER.versions());
    return List.of(
        Bump.block(
            "unattested",
            Bump.version(WHIMBREL_TOOLS, "0.3", v -> Release.unattested(WHIMBREL_TOOLS, v)),
            "unattested"),
        Bump.block(
            "unattested-elsewhere",
            Bump.version(TURNSTONE_TIDES, "1.1", v -> Release.unattested(TURNSTONE_TIDES, v)),
            "unattested",
            "upstream-host-unsupported"),
        Bump.pass(
            "known-unattested",
            Bump.version(DUNLIN_NOTES, "0.10", v -> Release.unattested(DUNLIN_NOTES, v)),
            "unattested"),
        Bump.block(
            "attestation-lost",
            Bump.version(undeclared, "1.8.0", v -> Release.unattested(undeclared, v)),
            "attestation-lost"));
  }
}
