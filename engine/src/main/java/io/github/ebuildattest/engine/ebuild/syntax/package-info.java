/**
 * The bash of ebuilds as a syntax tree (bash manual, 3), and the parser that builds it. Nothing
 * ever has a value here.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.syntax;

import org.jspecify.annotations.NullMarked;
