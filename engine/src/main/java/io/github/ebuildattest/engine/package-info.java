/**
 * The gate: a change set in, a report out; the one door for the git hook and for the Enforcer rule.
 * Start reading at {@link io.github.ebuildattest.engine.Gate}. What a single room knows stays in
 * that room's package.
 */
@NullMarked
package io.github.ebuildattest.engine;

import org.jspecify.annotations.NullMarked;
