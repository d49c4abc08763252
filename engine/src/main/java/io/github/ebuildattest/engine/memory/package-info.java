/**
 * The pins of a tree as memory: what is remembered about a package and a project, and which
 * decisions speak about it.
 */
@NullMarked
package io.github.ebuildattest.engine.memory;

import org.jspecify.annotations.NullMarked;
