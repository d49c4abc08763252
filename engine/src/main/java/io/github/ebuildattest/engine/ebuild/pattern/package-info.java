/**
 * Globs and extended regular expressions, compiled and matched within a budget (bash manual,
 * 3.5.8.1; POSIX 9). The shell is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.pattern;

import org.jspecify.annotations.NullMarked;
