/**
 * Bytes and what they hash to: a file's digests in one bounded pass, SHA-256 of a text, BLAKE2b,
 * and a byte string that compares by value. What a digest is compared with is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.digest;

import org.jspecify.annotations.NullMarked;
