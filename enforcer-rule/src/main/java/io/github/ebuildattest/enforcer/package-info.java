/**
 * The Maven Enforcer rule {@code <attestedBumps>}. It passes its parameters to the engine and fails
 * the build where the engine's report does not pass. Nothing here judges a bump.
 */
@NullMarked
package io.github.ebuildattest.enforcer;

import org.jspecify.annotations.NullMarked;
