package io.github.ebuildattest.engine.accept;

import io.github.ebuildattest.engine.overlay.PackageName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code accept} would record for one package.
 *
 * @param packageName the package
 * @param path its pin, relative to the overlay
 * @param before the pin's text in the judged tree, or null where there is none
 * @param after the text to write, or null where nothing can be accepted
 * @param findings ids of what blocks
 * @param records what that says, a line each
 * @param overrides whether something is overridden, so that a reason is needed
 * @param changesWho whether it changes who may attest, or says so for the first time
 * @param refusal why nothing can be accepted, or null
 */
public record Acceptance(
    PackageName packageName,
    String path,
    @Nullable String before,
    @Nullable String after,
    List<String> findings,
    List<String> records,
    boolean overrides,
    boolean changesWho,
    @Nullable String refusal) {

  public Acceptance {
    findings = List.copyOf(findings);
    records = List.copyOf(records);
  }
}
