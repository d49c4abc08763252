/**
 * Gentoo overlays on disk and in real git: ebuilds, Manifests, metadata, pins and tiny source
 * distributions, each written by this kit in the format of its specification (PMS, GLEP 68, GLEP
 * 74). Which packages an overlay contains is decided elsewhere, and nothing here judges one.
 */
@NullMarked
package io.github.ebuildattest.testkit.overlay;

import org.jspecify.annotations.NullMarked;
