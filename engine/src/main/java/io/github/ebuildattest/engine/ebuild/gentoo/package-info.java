/**
 * What Gentoo adds to bash: inherit, the functions of PMS 12.3, pypi.eclass and cargo.eclass. It
 * reads no files; the overlay's eclasses are handed in.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.gentoo;

import org.jspecify.annotations.NullMarked;
