/**
 * Step 11: what the index says about a file, its release and its project (yanked, quarantined,
 * late, partly attested), and the cooldown. No signature covers the index's pages, so nothing that
 * is read here ever makes a check pass.
 */
@NullMarked
package io.github.ebuildattest.engine.context;

import org.jspecify.annotations.NullMarked;
