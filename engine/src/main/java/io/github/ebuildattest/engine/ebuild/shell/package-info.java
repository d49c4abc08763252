/**
 * Computes what commands would leave behind: expansion, assignment, conditions, loops, functions
 * (bash manual, 3). Which builtins there are is told by an interface; nothing is ever executed.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.shell;

import org.jspecify.annotations.NullMarked;
