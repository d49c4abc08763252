/**
 * The command line as its users see it: arguments, streams and real repositories go in, output and
 * an exit code come out. Whole runs are grouped in packages by scenario, commands lie in {@code
 * command}, and what several packages share lies here. Nothing of our own is replaced by a mock.
 */
package io.github.ebuildattest.hook;
