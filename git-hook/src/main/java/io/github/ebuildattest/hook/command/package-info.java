/**
 * The commands, one class each, and the texts that they print. A command reads its options, asks
 * the engine and prints the answer; every decision is made in the engine.
 */
@NullMarked
package io.github.ebuildattest.hook.command;

import org.jspecify.annotations.NullMarked;
