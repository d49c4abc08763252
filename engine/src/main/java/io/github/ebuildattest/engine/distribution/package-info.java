/**
 * Names of distributions, their files and their versions (PEP 503, 440, 427, 625), and how PyPI
 * writes Gentoo's versions. Neither an index nor an ebuild is ever known here.
 */
@NullMarked
package io.github.ebuildattest.engine.distribution;

import org.jspecify.annotations.NullMarked;
