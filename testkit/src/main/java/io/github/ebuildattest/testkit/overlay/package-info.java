/**
 * Gentoo overlays on disk and in real git: ebuilds, Manifests, metadata, pins and tiny source
 * distributions, each written by this kit in the format of its specification (PMS, GLEP 68, GLEP
 * 74). Which packages an overlay holds is decided elsewhere. Nothing here judges an overlay.
 */
@NullMarked
package io.github.ebuildattest.testkit.overlay;

import org.jspecify.annotations.NullMarked;
