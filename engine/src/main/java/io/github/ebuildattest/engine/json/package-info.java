/**
 * JSON as RFC 8259 has it and no looser, and a cursor that names the place of what is wrong. It
 * knows no document.
 */
@NullMarked
package io.github.ebuildattest.engine.json;

import org.jspecify.annotations.NullMarked;
