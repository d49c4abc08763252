package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.context.AttestedUploads;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.ProjectMemory;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.ObservedIdentity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step 10: what one file shows, against what is remembered of its project. It takes values that
 * others verified, and knows neither documents nor the index.
 */
public final class ContinuityStep {

  /**
   * What it says.
   *
   * @param findings raw: no policy looked at them yet
   * @param accepted what covers those about identity or a missing attestation, in words, or null
   */
  record Outcome(List<Finding> findings, @Nullable String accepted) {

    Outcome {
      findings = List.copyOf(findings);
    }
  }

  private ContinuityStep() {}

  /** A file that somebody attested, against who is remembered. */
  static Outcome attested(ProjectMemory memory, ObservedIdentity observed, String version) {
    if (!memory.knowsWho()) {
      return new Outcome(List.of(), null);
    }
    Continuity.Comparison comparison = Continuity.compare(memory.identities(), observed, version);
    if (comparison.fits()) {
      return new Outcome(List.of(), null);
    }
    String accepted = null;
    for (ProjectMemory.Introduced introduced : memory.introduced()) {
      if (Continuity.compare(List.of(introduced.identity()), observed, version).fits()) {
        accepted = introduced.by();
      }
    }
    return new Outcome(comparison.findings(), accepted);
  }

  /**
   * A file without attestation.
   *
   * @param version PEP 440, or null where its name tells none
   * @param certain whether the index itself says that there is no attestation
   * @param uploads what else the index has of the project
   */
  static Outcome unattested(
      ProjectMemory memory,
      String file,
      @Nullable String version,
      boolean certain,
      AttestedUploads uploads) {
    if (memory.expectsAttestation(version)) {
      return lost(
          file
              + " has no attestation, and the pin knows the project as attested since "
              + memory.since());
    }
    if (uploads.lower() != null && !memory.givenUp()) {
      return lost(
          file + " has no attestation, and " + uploads.lower() + ", uploaded before it, had one");
    }
    List<Finding> findings = new ArrayList<>();
    if (memory.unattestedBy() != null) {
      findings.add(
          Finding.of(
              FindingId.UNATTESTED,
              file
                  + (certain ? " has no attestation" : " is not known to have an attestation")
                  + ", and the package is pinned as unattested"));
      return new Outcome(findings, memory.unattestedBy());
    }
    findings.add(Finding.of(FindingId.UNATTESTED, file + " has no attestation"));
    if (uploads.higher() != null) {
      findings.add(
          Finding.of(
              FindingId.ATTESTATION_LOST_ELSEWHERE,
              uploads.higher()
                  + ", of a higher version and uploaded before "
                  + file
                  + ", is attested"));
    } else if (memory.knowsWho() && !uploads.known()) {
      findings.add(
          Finding.of(
              FindingId.ATTESTATION_LOST_ELSEWHERE,
              "versions from " + memory.since() + " on are attested"));
    }
    return new Outcome(findings, null);
  }

  private static Outcome lost(String message) {
    return new Outcome(List.of(Finding.of(FindingId.ATTESTATION_LOST, message)), null);
  }
}
