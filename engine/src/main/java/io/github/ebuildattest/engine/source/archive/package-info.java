/**
 * The files of an sdist or wheel, read as hostile input: every archive that tar, unzip, pip and
 * this program could read differently is refused. Nothing is ever written out, and what the files
 * should be is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.source.archive;

import org.jspecify.annotations.NullMarked;
