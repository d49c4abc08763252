/**
 * Whether an sdist or wheel holds what the attested commit holds: its files against git's tree, and
 * what differs by kind. What an overlay remembers or decides about that is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.source;

import org.jspecify.annotations.NullMarked;
