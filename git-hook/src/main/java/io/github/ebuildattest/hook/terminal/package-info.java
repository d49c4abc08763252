/**
 * A person at a terminal: progress, and questions with one answer each. Where nobody watches,
 * nothing is shown and nobody is asked.
 */
@NullMarked
package io.github.ebuildattest.hook.terminal;

import org.jspecify.annotations.NullMarked;
