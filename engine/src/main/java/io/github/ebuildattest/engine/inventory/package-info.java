/**
 * What Portage makes of every entry of a tree, which entries look like something that it reads and
 * cannot be read as that, and which files git changes on the way into a checkout. What the files
 * say will never be known here.
 */
@NullMarked
package io.github.ebuildattest.engine.inventory;

import org.jspecify.annotations.NullMarked;
