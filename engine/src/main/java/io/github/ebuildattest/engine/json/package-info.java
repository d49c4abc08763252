/**
 * JSON, read as strictly as RFC 8259 allows, and a cursor that names the place of what is wrong.
 * What a document means is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.json;

import org.jspecify.annotations.NullMarked;
