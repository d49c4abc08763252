/**
 * A read-only tree of files at one moment: the interface, the work tree, and the following of
 * symbolic links. What the files mean will never be known here, nor git.
 */
@NullMarked
package io.github.ebuildattest.engine.tree;

import org.jspecify.annotations.NullMarked;
