/**
 * What verification trusts: Sigstore's trusted root with its keys and authorities, how their
 * signatures are checked, and sigstore-java's verifier over them. What a document says is judged
 * elsewhere, and a policy is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.attestation.trust;

import org.jspecify.annotations.NullMarked;
