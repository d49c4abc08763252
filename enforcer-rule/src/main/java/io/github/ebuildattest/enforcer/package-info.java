/**
 * The Maven Enforcer rule {@code <attestedBumps>}: parameters in, the engine's report out. It
 * decides nothing itself, and never will.
 */
@NullMarked
package io.github.ebuildattest.enforcer;

import org.jspecify.annotations.NullMarked;
