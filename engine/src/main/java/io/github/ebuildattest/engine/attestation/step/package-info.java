/**
 * The steps of a verification: each is one class that asks one question and has one reason to fail.
 * A step takes what it needs as parameters and returns a finding or a value. None knows what comes
 * before or after it.
 */
@NullMarked
package io.github.ebuildattest.engine.attestation.step;

import org.jspecify.annotations.NullMarked;
