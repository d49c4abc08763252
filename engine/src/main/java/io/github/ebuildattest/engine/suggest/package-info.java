/**
 * {@code PYPI_VERIFY_REPO} lines that ebuilds could have, and those that the eclass' verifier never
 * accepts. Nothing here writes an ebuild; the command does.
 */
@NullMarked
package io.github.ebuildattest.engine.suggest;

import org.jspecify.annotations.NullMarked;
