package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.ArrayList;
import java.util.List;

/** What a pass does not cover. */
public final class NotCovered {

  private NotCovered() {}

  /** One line for each thing that a pass of this bump does not cover. */
  public static List<String> by(EvaluatedPackage pack, EvaluatedEbuild ebuild) {
    List<String> lines = new ArrayList<>();
    List<String> others = ebuild.of(Artifact.Kind.OTHER).stream().map(Artifact::distfile).toList();
    if (!others.isEmpty()) {
      lines.add("files that do not come from PyPI: " + String.join(", ", others));
    }
    if (pack.hasPatches()) {
      lines.add("what lies in " + pack.name().directory() + "/files, patches included");
    }
    if (ebuild.evaluation().inherited().contains("verify-sig")) {
      lines.add("the OpenPGP signature that verify-sig has Portage check");
    }
    lines.add("the phases of the ebuild and of its eclasses, which nobody verifies here");
    return lines;
  }
}
