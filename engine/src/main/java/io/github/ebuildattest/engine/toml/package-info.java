/**
 * TOML read strictly: an unknown key, or a value of the wrong type, is an error that names its
 * line. What the keys of a particular file mean is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.toml;

import org.jspecify.annotations.NullMarked;
