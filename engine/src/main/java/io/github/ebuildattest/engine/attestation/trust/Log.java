package io.github.ebuildattest.engine.attestation.trust;

import io.github.ebuildattest.engine.digest.Bytes;
import java.net.URI;
import java.security.PublicKey;

/**
 * A log that the trusted root knows: a transparency log (Rekor) or a certificate transparency log.
 *
 * @param id names the log's key in entries, timestamps and checkpoints
 * @param baseUrl the log's address; its host and port name the log in checkpoints
 * @param key verifies what the log signs
 * @param keyDetails the key's algorithm as the trusted root spells it
 * @param encodedKey the key as the trusted root carries it
 * @param validity when the key was in use
 */
public record Log(
    Bytes id, URI baseUrl, PublicKey key, String keyDetails, Bytes encodedKey, Validity validity) {}
