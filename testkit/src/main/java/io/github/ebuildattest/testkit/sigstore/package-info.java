/**
 * A private Sigstore: certificate authority, certificate transparency log, Rekor log, trusted root,
 * all derived from a seed, so that the same inputs give the same bytes. Its keys are public by
 * construction and must never be trusted for anything. How PEP 740 uses signatures, and how to
 * forge one, is not known here.
 */
@NullMarked
package io.github.ebuildattest.testkit.sigstore;

import org.jspecify.annotations.NullMarked;
