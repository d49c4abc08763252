/**
 * The door of the evaluator: an ebuild's text in; what it fetches out, or a refusal that names line
 * and construct (PMS 8.2). The rooms below parse bash and compute what it would leave behind.
 * Nothing is ever executed, and files, git and the network are never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.ebuild;

import org.jspecify.annotations.NullMarked;
