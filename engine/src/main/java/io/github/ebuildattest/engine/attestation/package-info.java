/**
 * PEP 740 documents and their cryptographic verification: one step, one class, one reason to fail.
 * The result is a value that names the evidence. Nothing here knows what an overlay trusts.
 */
@NullMarked
package io.github.ebuildattest.engine.attestation;

import org.jspecify.annotations.NullMarked;
