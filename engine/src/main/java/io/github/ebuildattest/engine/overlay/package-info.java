/**
 * What a Gentoo overlay is made of: package names and versions (PMS), Manifest, metadata.xml, and a
 * read-only tree to read them from. It knows neither git nor the network, and never what an ebuild
 * means.
 */
@NullMarked
package io.github.ebuildattest.engine.overlay;

import org.jspecify.annotations.NullMarked;
