/**
 * Bytes and provenance of one file, from DISTDIR, the cache or the index, in that order. Whether
 * they prove anything is not asked here.
 */
@NullMarked
package io.github.ebuildattest.engine.pypi.evidence;

import org.jspecify.annotations.NullMarked;
