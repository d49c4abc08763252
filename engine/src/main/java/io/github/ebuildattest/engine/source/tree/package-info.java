/**
 * The tree of one commit, fetched from a git host by the commit's id and without the contents of
 * files. Every id is computed here from the bytes that came, so that it does not matter who sent
 * them. What the tree is compared with is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.source.tree;

import org.jspecify.annotations.NullMarked;
