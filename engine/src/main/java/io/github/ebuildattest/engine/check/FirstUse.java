package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.FirstLook;
import io.github.ebuildattest.engine.policy.pin.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An attestation of a project that nobody is remembered for yet: whether a declared upstream is
 * enough to trust it, or a human has to look.
 *
 * @param words for the report
 * @param findings raw: no policy looked at them yet
 */
record FirstUse(String words, List<Finding> findings) {

  FirstUse {
    findings = List.copyOf(findings);
  }

  /**
   * What the first attested file of a project means.
   *
   * @param seen who attested it
   */
  static FirstUse of(BumpFile file, List<VerifiedIdentity> seen, Bump bump, CheckContext context) {
    Policy policy = context.policy();
    Optional<String> earlier = context.index().earlierBy(file.artifact(), seen);
    List<FirstLook> looks =
        seen.stream().map(s -> FirstLook.at(s.identity().toPin(s.version()))).distinct().toList();
    Pin headPin = bump.headPin();
    if (headPin != null
        && !headPin.equals(bump.basePin())
        && headPin.attested()
        && !headPin.identitiesFor(String.valueOf(file.artifact().project())).isEmpty()) {
      return new FirstUse(
          "first use; pinned with this change" + notes(looks, earlier), warnings(looks, file));
    }
    List<Finding> findings = new ArrayList<>(warnings(looks, file));
    boolean declared = file.ebuild().upstream().known() && file.own();
    if (!declared) {
      findings.add(
          file.finding(
              FindingId.UPSTREAM_UNKNOWN,
              "neither PYPI_VERIFY_REPO nor a remote-id nor a pin says where the project lives"));
    }
    if (!declared || policy.firstUseAsks()) {
      findings.add(
          file.finding(
              FindingId.FIRST_USE,
              "attested by "
                  + who(seen)
                  + ", and "
                  + (declared ? "the policy asks a human at first use" : "nothing declares that")));
    }
    return new FirstUse(
        "first use; nothing earlier to compare with" + notes(looks, earlier), findings);
  }

  private static String notes(List<FirstLook> looks, Optional<String> earlier) {
    String notes =
        Stream.concat(looks.stream().flatMap(l -> l.notes().stream()), earlier.stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return notes.isEmpty() ? "" : "; to know: " + notes;
  }

  private static List<Finding> warnings(List<FirstLook> looks, BumpFile file) {
    return looks.stream()
        .flatMap(l -> l.findings().stream())
        .map(w -> file.finding(w.id(), w.message()))
        .distinct()
        .toList();
  }

  private static String who(List<VerifiedIdentity> seen) {
    return seen.stream()
        .map(s -> s.identity().identity().describe())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
