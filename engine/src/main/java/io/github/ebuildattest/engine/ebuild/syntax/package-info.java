/** The bash of ebuilds as a syntax tree (bash manual, 3). Nothing has a value here. */
@NullMarked
package io.github.ebuildattest.engine.ebuild.syntax;

import org.jspecify.annotations.NullMarked;
