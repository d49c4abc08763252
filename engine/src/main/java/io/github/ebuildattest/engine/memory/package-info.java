/**
 * The pins of a tree as memory: what is remembered about a package and about a project, and which
 * decisions apply to them. Nothing here verifies or writes anything.
 */
@NullMarked
package io.github.ebuildattest.engine.memory;

import org.jspecify.annotations.NullMarked;
