package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.memory.ProjectMemory;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One PyPI file of a bump, with all that is remembered of its project.
 *
 * @param own whether it is the package's own, so that the declared upstream must have published it
 * @param dist what the Manifest pins, if anything
 * @param remembered the pins of the memory that name the project
 * @param memory what they say
 * @param decisions those that may speak about the file
 */
record BumpFile(
    Artifact artifact,
    boolean own,
    EvaluatedEbuild ebuild,
    Optional<Manifest.Dist> dist,
    List<Pin> remembered,
    ProjectMemory memory,
    Decisions decisions) {

  static BumpFile of(Artifact artifact, Bump bump, CheckContext context)
      throws IOException, ConfigurationException {
    String project = artifact.project() == null ? "" : artifact.project();
    Pin basePin = bump.basePin();
    List<Pin> remembered = new ArrayList<>(context.memory().pinsOf(project));
    if (remembered.isEmpty() && basePin != null && !basePin.identitiesFor(project).isEmpty()) {
      // of a package that was gone
      remembered.add(basePin);
    }
    List<Pin> speaking = new ArrayList<>(remembered);
    if (basePin != null && !speaking.contains(basePin)) {
      speaking.add(basePin);
    }
    Decisions decisions = new Decisions(speaking, basePin, bump.headPin(), context.policy());
    return new BumpFile(
        artifact,
        new OwnFiles(bump.ebuild(), basePin).has(artifact),
        bump.ebuild(),
        bump.after().manifest().dist(artifact.distfile()),
        remembered,
        ProjectMemory.of(project, remembered, basePin, bump.headPin(), decisions),
        decisions);
  }

  /** Its name on PyPI. */
  String fileName() {
    return artifact.fileName();
  }

  Finding finding(FindingId id, String message) {
    return Finding.about(id, artifact.distfile(), message);
  }
}
