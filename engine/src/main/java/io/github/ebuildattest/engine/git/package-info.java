/**
 * A repository as git sees it: opening, commits, trees, and what cannot be read faithfully. What a
 * change is judged by is not known here, nor what a file means.
 */
@NullMarked
package io.github.ebuildattest.engine.git;

import org.jspecify.annotations.NullMarked;
