/**
 * This program's own files on the user's disk, bounded and safe for many processes, and among them
 * those that a Manifest pins, by content. Which question some bytes answered is never known here,
 * and nothing is trusted for lying here.
 */
@NullMarked
package io.github.ebuildattest.engine.cache;

import org.jspecify.annotations.NullMarked;
