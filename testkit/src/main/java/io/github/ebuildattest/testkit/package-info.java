/**
 * What tests, and anyone who is curious, need to replay the tool's world without the internet: a
 * private Sigstore, a PyPI stand-in over real HTTP, overlays in real git. It never imports the
 * engine, so that the two cannot share a misreading of a specification.
 */
@NullMarked
package io.github.ebuildattest.testkit;

import org.jspecify.annotations.NullMarked;
