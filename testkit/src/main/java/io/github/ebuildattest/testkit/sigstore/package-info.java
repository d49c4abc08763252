/**
 * A private Sigstore: certificate authority, certificate transparency log, Rekor log, trusted root,
 * all derived from a seed, so that the same inputs give the same bytes. Its keys are public by
 * construction and must never be trusted for anything. What PEP 740 makes of a signature, and how
 * to get it wrong, is not known here.
 */
@NullMarked
package io.github.ebuildattest.testkit.sigstore;

import org.jspecify.annotations.NullMarked;
