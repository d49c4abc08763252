/** The program git: where it says that a repository is, and how it says that it is configured. */
@NullMarked
package io.github.ebuildattest.engine.git.program;

import org.jspecify.annotations.NullMarked;
