/**
 * Running one task for many subjects at a time, with results in the subjects' order, and telling
 * how far that is. What the subjects are, and what is done for them, is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.task;

import org.jspecify.annotations.NullMarked;
