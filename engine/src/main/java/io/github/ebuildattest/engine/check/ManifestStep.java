package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.overlay.PinnedBytes;
import io.github.ebuildattest.engine.pypi.index.ProjectFile;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.ArrayList;
import java.util.List;

/** Step 4: the file is the one that the Manifest pins, by its size and every hash (GLEP 74). */
final class ManifestStep {

  private ManifestStep() {}

  static List<Finding> check(BumpFile file, BytesStep.Result bytes) {
    List<Finding> findings = new ArrayList<>();
    if (file.dist().isEmpty()) {
      findings.add(entryMissing(file.artifact()));
    }
    if (bytes.measured() instanceof FileDigests.Complete complete) {
      List<String> differ =
          file.dist()
              .map(dist -> PinnedBytes.differences(dist, complete.digests()))
              .orElse(List.of());
      if (!differ.isEmpty()) {
        findings.add(
            file.finding(
                FindingId.MANIFEST_MISMATCH,
                file.artifact().distfile()
                    + " is not what the Manifest pins: "
                    + String.join(", ", differ)));
      }
    } else if (bytes.measured() != null) {
      findings.add(
          file.finding(
              FindingId.MANIFEST_MISMATCH,
              file.artifact().distfile()
                  + " is longer than the "
                  + file.dist().map(Manifest.Dist::size).orElse(BytesStep.UNKNOWN_SIZE)
                  + " bytes that the Manifest pins"));
    }
    return findings;
  }

  /**
   * Where nothing attests the file, what is pinned must at least be what the index lists. No
   * signature covers the page, so it can only add a finding.
   */
  static List<Finding> against(ProjectFile listed, BumpFile file, BytesStep.Result bytes) {
    List<Finding> findings = new ArrayList<>();
    Long size = listed.size();
    if (size != null && file.dist().filter(d -> d.size() != size).isPresent()) {
      findings.add(
          file.finding(
              FindingId.MANIFEST_MISMATCH,
              "the Manifest pins "
                  + file.dist().map(Manifest.Dist::size).orElse(0L)
                  + " bytes of "
                  + file.artifact().distfile()
                  + "; the index lists "
                  + size
                  + " of "
                  + file.fileName()));
    }
    String sha256 = listed.sha256();
    if (!(bytes.measured() instanceof FileDigests.Complete complete)) {
      return findings;
    }
    String measured = complete.digests().sha256();
    if (sha256 == null) {
      findings.add(BytesStep.digestUnnamed(file));
    } else if (!sha256.equals(measured)) {
      findings.add(
          file.finding(
              bytes.served() ? FindingId.INDEX_DISAGREES : FindingId.MANIFEST_MISMATCH,
              "the index lists "
                  + file.fileName()
                  + " with SHA-256 "
                  + sha256
                  + ", and the bytes "
                  + (bytes.served() ? "that it serves" : "at hand")
                  + " have "
                  + measured));
    }
    return findings;
  }

  static Finding entryMissing(Artifact file) {
    return Finding.about(
        FindingId.MANIFEST_ENTRY_MISSING,
        file.distfile(),
        "the Manifest has no DIST line for " + file.distfile());
  }
}
