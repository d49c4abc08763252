/**
 * What only git itself can do or say: staging, and where hooks are kept; and the text of those
 * hooks. Trees and histories are read by the engine.
 */
@NullMarked
package io.github.ebuildattest.hook.git;

import org.jspecify.annotations.NullMarked;
