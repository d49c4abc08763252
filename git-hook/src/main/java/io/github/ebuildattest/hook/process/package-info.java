/**
 * What a command gets from its process and gives back to it: streams, environment, clock, named
 * files, exit code. Nothing here is specific to one command.
 */
@NullMarked
package io.github.ebuildattest.hook.process;

import org.jspecify.annotations.NullMarked;
