package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.Pin;
import io.github.ebuildattest.engine.policy.PinMend;
import io.github.ebuildattest.engine.report.JudgedFinding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package that a human has to decide about, with all that the answer needs.
 *
 * @param name the package
 * @param remembered its pin in the memory, or null
 * @param present its pin in the judged tree, or null
 * @param presentText that pin's text, or null
 * @param rememberedText the text of the remembered pin, or null
 * @param mend how a remembered pin that cannot be read was mended, or null
 * @param project the PyPI project that a new pin is of
 * @param blockers what blocks
 * @param versions PVR of the ebuild that a blocker is about
 * @param seen who attested its files, as far as that verified
 */
record PendingPackage(
    PackageName name,
    @Nullable Pin remembered,
    @Nullable Pin present,
    @Nullable String presentText,
    @Nullable String rememberedText,
    @Nullable PinMend mend,
    String project,
    List<JudgedFinding> blockers,
    Map<JudgedFinding, String> versions,
    List<FileCheck.Seen> seen) {

  PendingPackage {
    blockers = List.copyOf(blockers);
    versions = Map.copyOf(versions);
    seen = List.copyOf(seen);
  }

  /** Where its pin lies, or would. */
  String pinPath() {
    return name.directory() + "/" + Pin.FILE_NAME;
  }
}
