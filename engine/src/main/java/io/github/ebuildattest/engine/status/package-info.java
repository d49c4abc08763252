/** What would judge an overlay now. */
@NullMarked
package io.github.ebuildattest.engine.status;

import org.jspecify.annotations.NullMarked;
