/**
 * What a URL of SRC_URI is to PyPI: a file, a provenance, a disguise, or none of its business.
 * Nothing is fetched here.
 */
@NullMarked
package io.github.ebuildattest.engine.pypi.uri;

import org.jspecify.annotations.NullMarked;
