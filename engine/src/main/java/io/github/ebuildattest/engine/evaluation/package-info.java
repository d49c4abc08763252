/**
 * What an ebuild and its package fetch, in one tree: evaluated, classified, with what the package
 * declares. It knows no pin, and judges nothing.
 */
@NullMarked
package io.github.ebuildattest.engine.evaluation;

import org.jspecify.annotations.NullMarked;
