/**
 * The builtins of bash that matter to SRC_URI (bash manual, 4). Nothing of Gentoo is known here.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.builtin;

import org.jspecify.annotations.NullMarked;
