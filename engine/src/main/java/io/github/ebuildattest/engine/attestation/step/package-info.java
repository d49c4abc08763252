/**
 * The steps of a verification: one class, one question, one finding. None knows what comes before
 * or after it.
 */
@NullMarked
package io.github.ebuildattest.engine.attestation.step;

import org.jspecify.annotations.NullMarked;
