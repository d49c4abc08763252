/**
 * Everything that is set outside of the judged tree, and what a change is judged with, made of it.
 */
@NullMarked
package io.github.ebuildattest.engine.config;

import org.jspecify.annotations.NullMarked;
