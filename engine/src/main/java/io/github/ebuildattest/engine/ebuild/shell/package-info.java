/**
 * Computes what commands would leave behind: expansion, assignment, conditions, loops, functions
 * (bash manual, 3). Which builtins and eclasses there are, a {@code PackageManager} says; what an
 * eclass means is never known here. Nothing is ever executed.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.shell;

import org.jspecify.annotations.NullMarked;
