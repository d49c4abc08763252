/**
 * The program git, and the files of its hooks: what git itself must say or do. Trees and histories
 * are read by the engine.
 */
@NullMarked
package io.github.ebuildattest.hook.git;

import org.jspecify.annotations.NullMarked;
