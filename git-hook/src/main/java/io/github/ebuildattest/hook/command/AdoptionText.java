package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.adopt.AdoptedPackage;
import io.github.ebuildattest.engine.adopt.AdoptedPackage.State;
import io.github.ebuildattest.engine.adopt.Adoption;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.FirstLook;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.report.TextReport.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The evidence on which a human adopts an overlay, with what needs a look kept apart. */
final class AdoptionText {

  private final ReportLines out;
  private final Adoption adoption;

  private AdoptionText(Adoption adoption, Style style) {
    this.adoption = adoption;
    this.out = new ReportLines(style);
  }

  static String of(Adoption adoption, Style style) {
    AdoptionText text = new AdoptionText(adoption, style);
    text.head();
    text.declared();
    text.undeclared();
    text.unattested();
    text.reasons(
        State.NEEDS_DECISION,
        "needs a decision of its own, and gets no pin here; ebuild-attest accept CATEGORY/PACKAGE"
            + " shows all of it, or mend what is named");
    text.reasons(State.NOT_CHECKED, "NOT CHECKED, and gets no pin; run init again");
    text.foot();
    return text.out.toString();
  }

  private void head() {
    out.line("", "ebuild-attest: " + adoption.overlay() + ", packages of PyPI without a pin");
    out.line("", "trusted root: " + adoption.trustedRoot());
    if (adoption.pinned() > 0) {
      out.line("", adoption.pinned() + " pinned already, and left as they are");
    }
    out.gap();
  }

  private void declared() {
    List<AdoptedPackage> packages = adoption.with(State.DECLARED);
    if (packages.isEmpty()) {
      return;
    }
    heading("attested by the upstream that the overlay declares", packages);
    int width = packages.stream().mapToInt(p -> label(p).length()).max().orElse(0);
    for (AdoptedPackage adopted : packages) {
      String who =
          adopted.identities().stream().map(AdoptionText::brief).collect(Collectors.joining("; "));
      out.line(
          "  ",
          "%s  %s, since %s (%s)%s"
              .formatted(
                  padded(label(adopted), width),
                  who,
                  adopted.since(),
                  adopted.declaredBy(),
                  more(adopted)));
    }
    out.gap();
  }

  private static String brief(Identity identity) {
    return identity.kind().label()
        + " "
        + identity.repository()
        + (identity.workflow().isEmpty() ? "" : ", " + identity.workflow());
  }

  private void undeclared() {
    List<AdoptedPackage> packages = adoption.with(State.UNDECLARED);
    if (packages.isEmpty()) {
      return;
    }
    heading(
        "ATTESTED, AND NOTHING DECLARES BY WHOM: look at each repository; a yes says that you did",
        packages);
    for (AdoptedPackage adopted : packages) {
      out.line("  ", label(adopted));
      for (Identity identity : adopted.identities()) {
        out.field("upstream", identity.upstream());
        out.field("identity", identity.describe());
      }
      out.field("since", String.valueOf(adopted.since()));
      adopted.reasons().forEach(r -> out.field("note", r));
    }
    out.gap();
  }

  private void unattested() {
    List<AdoptedPackage> packages = adoption.with(State.UNATTESTED);
    if (packages.isEmpty()) {
      return;
    }
    heading("not attested, and pinned as attested = false", packages);
    for (AdoptedPackage adopted : packages) {
      out.line("  ", label(adopted) + more(adopted));
    }
    out.gap();
  }

  private static String more(AdoptedPackage adopted) {
    return adopted.reasons().isEmpty() ? "" : "  (" + String.join("; ", adopted.reasons()) + ")";
  }

  private void reasons(State outcome, String words) {
    List<AdoptedPackage> packages = adoption.with(outcome);
    if (packages.isEmpty()) {
      return;
    }
    heading(words, packages);
    for (AdoptedPackage adopted : packages) {
      out.line("  ", label(adopted));
      adopted.reasons().forEach(r -> out.line("    ", r));
    }
    out.gap();
  }

  /** What a human should know of the pipelines that are pinned, each once, with those it is of. */
  private void firstLooks() {
    Map<String, List<String>> notes = new TreeMap<>();
    for (AdoptedPackage adopted : adoption.packages()) {
      adopted.identities().stream()
          .flatMap(identity -> FirstLook.at(identity).notes().stream())
          .distinct()
          .forEach(note -> notes.computeIfAbsent(note, n -> new ArrayList<>()).add(label(adopted)));
    }
    notes.forEach(
        (note, packages) ->
            out.line(
                "",
                "to know: %d %s: %s"
                    .formatted(packages.size(), note, String.join(", ", packages))));
  }

  private void foot() {
    firstLooks();
    if (adoption.writesPolicy()) {
      out.line("", "a policy with all defaults goes to " + Policy.PATH);
    }
    if (adoption.packages().stream().anyMatch(p -> !p.identities().isEmpty())) {
      out.line(
          "",
          "Read from provenance documents alone: each attests the SHA-256 that the index lists for"
              + " its file. No distfile was read; whether the Manifest pins those bytes is checked"
              + " when these pins are committed, and at each bump.");
    }
    out.line(
        "",
        "%d attested as declared, %d attested and undeclared, %d not attested, %d to decide, %d not checked, %d pinned before"
            .formatted(
                adoption.with(State.DECLARED).size(),
                adoption.with(State.UNDECLARED).size(),
                adoption.with(State.UNATTESTED).size(),
                adoption.with(State.NEEDS_DECISION).size(),
                adoption.with(State.NOT_CHECKED).size(),
                adoption.pinned()));
  }

  private void heading(String words, List<AdoptedPackage> packages) {
    out.line("", words + " (" + packages.size() + "):");
  }

  private static String label(AdoptedPackage adopted) {
    return adopted.name() + (adopted.version().isEmpty() ? "" : "-" + adopted.version());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
