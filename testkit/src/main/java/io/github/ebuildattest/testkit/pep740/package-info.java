/**
 * PEP 740 documents, both honest ones and those that are wrong in exactly one thing and right in
 * all others. Everything is signed and logged by the private Sigstore that is passed in. What a
 * verifier should answer is never said here; its own tests say that.
 */
@NullMarked
package io.github.ebuildattest.testkit.pep740;

import org.jspecify.annotations.NullMarked;
