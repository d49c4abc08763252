/**
 * TOML read strictly: an unknown key, or a value of another type, is an error that names its line.
 * It knows no file.
 */
@NullMarked
package io.github.ebuildattest.engine.toml;

import org.jspecify.annotations.NullMarked;
