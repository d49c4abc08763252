/**
 * A read-only tree of files at one moment: the interface, the work tree, and the following of
 * symbolic links. What the files mean is not known here.
 */
@NullMarked
package io.github.ebuildattest.engine.tree;

import org.jspecify.annotations.NullMarked;
