/**
 * Files of this program's own on the user's disk, bounded and safe for many processes, and what a
 * Manifest's line says of bytes. It knows no question and no verdict.
 */
@NullMarked
package io.github.ebuildattest.engine.cache;

import org.jspecify.annotations.NullMarked;
