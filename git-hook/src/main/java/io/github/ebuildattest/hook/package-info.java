/**
 * The command {@code ebuild-attest}: options, exit codes, the terminal, and the hooks it installs.
 * It is a thin face: what is asked goes to the engine, and what the engine says is printed. Nothing
 * here judges a bump or knows what makes one good.
 */
@NullMarked
package io.github.ebuildattest.hook;

import org.jspecify.annotations.NullMarked;
