/**
 * Source repositories, and a git host that serves them over HTTP: real git answers, or whatever a
 * test wants it to.
 */
@NullMarked
package io.github.ebuildattest.testkit.source;

import org.jspecify.annotations.NullMarked;
