/**
 * PEP 740 documents, honest ones and such that are wrong in exactly one thing and right in all
 * others. Everything is signed and logged by the private Sigstore it is given. How a verifier
 * should answer is never said here: that is the verifier's own test.
 */
@NullMarked
package io.github.ebuildattest.testkit.pep740;

import org.jspecify.annotations.NullMarked;
