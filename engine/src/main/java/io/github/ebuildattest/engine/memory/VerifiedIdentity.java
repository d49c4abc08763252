package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.policy.pin.ObservedIdentity;

/**
 * Who attested one version of one project, according to a verified attestation.
 *
 * @param project normalised (PEP 503)
 * @param version as the file's name has it (PEP 440)
 */
public record VerifiedIdentity(String project, String version, ObservedIdentity identity) {}
