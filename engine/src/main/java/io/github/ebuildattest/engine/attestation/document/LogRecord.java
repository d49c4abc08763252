package io.github.ebuildattest.engine.attestation.document;

import java.time.Instant;

/**
 * Where and when the transparency log recorded an attestation.
 *
 * @param logId SHA-256 of the log's key, or whatever else identifies the log, in hexadecimal digits
 * @param index the entry's index over all shards of the log
 * @param time the authenticated signing time (the log's own, promised by its signature, or a
 *     timestamp authority's)
 */
public record LogRecord(String logId, long index, Instant time) {}
