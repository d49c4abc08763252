/**
 * What an ebuild says about its sources: a lexer, parser and evaluator for the bash that overlays
 * use, the semantics of pypi.eclass and cargo.eclass, and the grammar of SRC_URI (PMS 8.2). Every
 * answer is what bash would have computed, or a refusal that names line and construct. It never
 * executes anything, and never knows files, git or the network.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild;

import org.jspecify.annotations.NullMarked;
