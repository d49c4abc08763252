/**
 * What changed: staged, in a range, about to be pushed, or simply everything, each as trees to read
 * from. Git is known here and nowhere else. What an ebuild means is not.
 */
@NullMarked
package io.github.ebuildattest.engine.change;

import org.jspecify.annotations.NullMarked;
