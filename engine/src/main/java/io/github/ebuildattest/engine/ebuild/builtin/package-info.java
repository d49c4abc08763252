/**
 * The builtins of bash that matter to SRC_URI (bash manual, 4). Gentoo's commands and eclasses are
 * never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.builtin;

import org.jspecify.annotations.NullMarked;
