/**
 * What an ebuild and its package fetch in one tree: evaluated, classified, and with the upstream
 * that the package declares. No pin is known here, and nothing is judged.
 */
@NullMarked
package io.github.ebuildattest.engine.evaluation;

import org.jspecify.annotations.NullMarked;
