/**
 * Names of distributions, their files and their versions (PEP 503, 440, 427, 625), and how Gentoo's
 * versions read there. It knows neither index nor ebuild.
 */
@NullMarked
package io.github.ebuildattest.engine.distribution;

import org.jspecify.annotations.NullMarked;
