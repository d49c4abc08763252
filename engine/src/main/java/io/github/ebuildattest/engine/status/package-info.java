/**
 * What an overlay would be judged by now: trusted root, index, policy, pins. Nothing is judged
 * here.
 */
@NullMarked
package io.github.ebuildattest.engine.status;

import org.jspecify.annotations.NullMarked;
