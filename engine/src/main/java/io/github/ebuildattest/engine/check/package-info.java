/** The steps of a check, from a touched package to its verdict, in the order in which they run. */
@NullMarked
package io.github.ebuildattest.engine.check;

import org.jspecify.annotations.NullMarked;
