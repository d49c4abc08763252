/**
 * A package's memory: the pin, its identities and decisions, how it is written and may change, and
 * how an observed identity compares with it. How claims were obtained is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.policy.pin;

import org.jspecify.annotations.NullMarked;
