/** Lines that ebuilds could declare their upstream by, or declare it by in vain. */
@NullMarked
package io.github.ebuildattest.engine.suggest;

import org.jspecify.annotations.NullMarked;
