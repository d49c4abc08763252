/**
 * The terminal, where a person sees progress and answers questions. Without a terminal, no progress
 * is shown and no question is asked.
 */
@NullMarked
package io.github.ebuildattest.hook.terminal;

import org.jspecify.annotations.NullMarked;
