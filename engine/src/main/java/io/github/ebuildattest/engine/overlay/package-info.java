/**
 * What a Gentoo overlay is made of, as PMS and the GLEPs define it: package names and versions,
 * Manifest, metadata.xml, the metadata cache, and one package's directory. Neither git nor the
 * network is known here, nor what an ebuild means.
 */
@NullMarked
package io.github.ebuildattest.engine.overlay;

import org.jspecify.annotations.NullMarked;
