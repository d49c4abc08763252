/**
 * The command {@code ebuild-attest}, assembled from the packages below: options, commands, the
 * terminal, and the git hooks. It is a thin face, which passes what the user asks to the engine and
 * prints what the engine answers. Nothing here judges a bump.
 */
@NullMarked
package io.github.ebuildattest.hook;

import org.jspecify.annotations.NullMarked;
