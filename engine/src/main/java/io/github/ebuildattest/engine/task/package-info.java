/**
 * Asking about many subjects at a time, with answers in their order, and telling how far that is.
 * It knows no subject.
 */
@NullMarked
package io.github.ebuildattest.engine.task;

import org.jspecify.annotations.NullMarked;
