/**
 * Step 11: what the index says around a file: yanked, quarantined, late, partly attested, too
 * young.
 */
@NullMarked
package io.github.ebuildattest.engine.context;

import org.jspecify.annotations.NullMarked;
