/**
 * What Gentoo adds to bash: inherit, the functions of PMS 12.3, pypi.eclass, cargo.eclass, and what
 * eclasses of other repositories may set. Files are never read here; the overlay's eclasses are
 * handed in.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild.gentoo;

import org.jspecify.annotations.NullMarked;
