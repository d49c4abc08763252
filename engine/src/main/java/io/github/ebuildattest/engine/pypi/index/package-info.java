/**
 * The index, asked over HTTP: Integrity API, Simple API, downloads, and the answers that are kept.
 * An answer is the index's own word, or a failure that says why there is none. What an answer means
 * for an ebuild is never judged here.
 */
@NullMarked
package io.github.ebuildattest.engine.pypi.index;

import org.jspecify.annotations.NullMarked;
