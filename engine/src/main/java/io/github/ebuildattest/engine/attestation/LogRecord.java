package io.github.ebuildattest.engine.attestation;

import java.time.Instant;

/**
 * Where and when the transparency log took an attestation.
 *
 * @param index the entry's index over all shards of the log
 * @param time the authenticated signing time (the log's own, promised by its signature, or a
 *     timestamp authority's)
 */
public record LogRecord(long index, Instant time) {}
