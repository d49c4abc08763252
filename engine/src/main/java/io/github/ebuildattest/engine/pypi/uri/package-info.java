/**
 * What a URL of SRC_URI is to PyPI: a file, a provenance, a disguise of either, or something else.
 * Nothing is ever fetched here, and no ebuild is read.
 */
@NullMarked
package io.github.ebuildattest.engine.pypi.uri;

import org.jspecify.annotations.NullMarked;
