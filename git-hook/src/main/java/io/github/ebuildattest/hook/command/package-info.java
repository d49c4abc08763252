/**
 * The commands, one class each: options in, the engine asked, an answer printed. What is decided is
 * decided in the engine.
 */
@NullMarked
package io.github.ebuildattest.hook.command;

import org.jspecify.annotations.NullMarked;
