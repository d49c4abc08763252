/**
 * Whom verification trusts: Sigstore's trusted root, its keys and authorities, their signatures,
 * and sigstore-java's verifier over them. It knows no policy.
 */
@NullMarked
package io.github.ebuildattest.engine.attestation.trust;

import org.jspecify.annotations.NullMarked;
