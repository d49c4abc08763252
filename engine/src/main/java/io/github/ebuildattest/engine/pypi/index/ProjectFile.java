package io.github.ebuildattest.engine.pypi.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file on a project's page.
 *
 * @param fileName as uploaded
 * @param sha256 64 lower-case hexadecimal digits, or null where the index names none
 * @param size in bytes, or null where the index names none (PEP 700)
 * @param uploadTime what the index claims, or null (PEP 700); no signature covers it
 * @param yanked whether it was withdrawn from new resolutions (PEP 592)
 * @param yankedReason the reason given, or null
 * @param provenance the URL of its provenance, or null where the file is unattested (PEP 740)
 */
public record ProjectFile(
    String fileName,
    @Nullable String sha256,
    @Nullable Long size,
    @Nullable Instant uploadTime,
    boolean yanked,
    @Nullable String yankedReason,
    @Nullable String provenance) {}
