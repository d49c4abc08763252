package io.github.ebuildattest.engine.attestation.step;

import org.jspecify.annotations.Nullable;

/**
 * The file that an attestation should be about.
 *
 * @param fileName its name on PyPI, as in {@code foo-1.0.tar.gz}; not what an arrow in SRC_URI
 *     renames it to
 * @param sha256Hex its SHA-256, 64 lower-case hexadecimal digits; null where its bytes are not at
 *     hand, in which case the digest is not judged
 */
public record SubjectFile(String fileName, @Nullable String sha256Hex) {}
