package io.github.ebuildattest.engine.adopt;

import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the adoption of an overlay finds about one package.
 *
 * @param name the package
 * @param version PVR of its newest ebuild that fetches from PyPI; empty where none could be read
 * @param state whether and how it can be pinned
 * @param identities who attests it; empty unless the state is one of the attested ones
 * @param since the lowest version that the index lists as attested (PEP 440), or null
 * @param declaredBy what declares the upstream that agrees: {@code PYPI_VERIFY_REPO} or
 *     metadata.xml
 * @param reasons why it cannot be pinned, a sentence each, or what else a reader should know
 * @param pin the pin's whole text, or null where none is proposed
 */
public record AdoptedPackage(
    PackageName name,
    String version,
    State state,
    List<Identity> identities,
    @Nullable String since,
    String declaredBy,
    List<String> reasons,
    @Nullable String pin) {

  /** Whether and how a package can be pinned. */
  public enum State {
    /** Attested by the upstream that ebuild or metadata.xml declare. */
    DECLARED,
    /** Attested, but no upstream is declared: a human has to look. */
    UNDECLARED,
    /** Known not to attest. */
    UNATTESTED,
    /** Something about it needs a decision first. */
    NEEDS_DECISION,
    /** It could not be checked. */
    NOT_CHECKED
  }

  public AdoptedPackage {
    identities = List.copyOf(identities);
    reasons = List.copyOf(reasons);
  }

  /** The same with one more reason, and with another pin. */
  AdoptedPackage with(String reason, String otherPin) {
    List<String> more = new ArrayList<>(reasons);
    more.add(reason);
    return new AdoptedPackage(name, version, state, identities, since, declaredBy, more, otherPin);
  }

  /** Where its pin lies, or will. */
  public String pinPath() {
    return name.directory() + "/" + Pin.FILE_NAME;
  }
}
