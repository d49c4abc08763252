/**
 * Repositories as git sees them: opening, settings, index, commits and trees, and what cannot be
 * read faithfully. JGit is known here and nowhere else, and nothing is ever written. What a change
 * is judged against, or what a file means, will never be known here.
 */
@NullMarked
package io.github.ebuildattest.engine.git;

import org.jspecify.annotations.NullMarked;
