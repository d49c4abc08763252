/**
 * The index, asked: Integrity API, Simple API, downloads, and the answers that are kept. An answer
 * is the index's own word, apart from a failure to ask; nobody judges it here.
 */
@NullMarked
package io.github.ebuildattest.engine.pypi.index;

import org.jspecify.annotations.NullMarked;
