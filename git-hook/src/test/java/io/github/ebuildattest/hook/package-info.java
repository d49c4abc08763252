/**
 * The command line from its outside: arguments, streams and real repositories in, output and exit
 * code out. What the engine decides is tested there. Nothing of our own is replaced by a mock.
 */
package io.github.ebuildattest.hook;
