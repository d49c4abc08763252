/**
 * A package's memory: the pin, the identities and decisions in it, how it may change, and how an
 * observed identity compares. It never learns how claims were obtained.
 */
@NullMarked
package io.github.ebuildattest.engine.policy.pin;

import org.jspecify.annotations.NullMarked;
