/**
 * Values, and why a value is not known; the environment that holds them, and the budget of an
 * evaluation. Nothing is ever expanded here.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.value;

import org.jspecify.annotations.NullMarked;
