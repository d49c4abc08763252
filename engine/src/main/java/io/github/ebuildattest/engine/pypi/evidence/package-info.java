/**
 * Bytes and provenance of one file, from DISTDIR, the cache or the index, in that order. Whether
 * they are the right ones, and what they prove, is never judged here.
 */
@NullMarked
package io.github.ebuildattest.engine.pypi.evidence;

import org.jspecify.annotations.NullMarked;
